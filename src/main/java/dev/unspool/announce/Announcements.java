package dev.unspool.announce;

import dev.unspool.announce.Hint.ChangedUpTo;
import dev.unspool.announce.Hint.CommentsChanged;
import dev.unspool.announce.Hint.CreditRaised;
import dev.unspool.announce.Hint.StreamLeft;
import dev.unspool.article.ArticleId;
import dev.unspool.redis.CircuitBreaker;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Sends hints to all instances, this one included, and delivers them to listeners. A hint may be lost, so listeners also ask the
 * store now and then.
 */
@Component
public final class Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private final List<Consumer<Hint>> listeners = new CopyOnWriteArrayList<>();
    private final ReactiveStringRedisTemplate redis;
    private final String channel;
    private final CircuitBreaker circuitBreaker;

    Announcements(ReactiveStringRedisTemplate redis, AnnounceSettings settings, @Qualifier("steadyClock") Clock clock) {
        this.redis = redis;
        this.channel = settings.channel();
        this.circuitBreaker = new CircuitBreaker(settings.limit(), clock);
    }

    /**
     * Announces that the change log has grown to {@code seq}: here at once, elsewhere soon. Completes soon, and never fails, even
     * if Redis is away.
     */
    public Mono<Void> changedUpTo(long seq) {
        var hint = new ChangedUpTo(seq);
        return Mono.fromRunnable(() -> deliver(hint)).then(send(hint)).onErrorComplete();
    }

    /** Announces committed changes to the comments on {@code article}, like {@link #changedUpTo}. Completes soon, and never fails. */
    public Mono<Void> commentsChanged(ArticleId article) {
        var hint = new CommentsChanged(article);
        return Mono.fromRunnable(() -> deliver(hint)).then(send(hint)).onErrorComplete();
    }

    /** Passes a reader's credit to the instance that holds the stream. Fails soon if Redis is away. */
    public Mono<Void> creditRaised(String sid, int upTo) {
        return send(new CreditRaised(sid, upTo));
    }

    /** Asks the instance that holds a stream to end it, because its reader has opened another. Completes soon, and never fails. */
    public Mono<Void> streamLeft(String sid) {
        return send(new StreamLeft(sid)).onErrorComplete();
    }

    /** Calls {@code listener} for every hint, on any thread, until disposed of. The listener must not block. */
    public Disposable listen(Consumer<Hint> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A listener that throws keeps no hint from the others. */
    void deliver(Hint hint) {
        for (var listener : listeners) {
            try {
                listener.accept(hint);
            } catch (RuntimeException failure) {
                LOG.error("A hint was not taken: {}", hint, failure);
            }
        }
    }

    private Mono<Void> send(Hint hint) {
        return circuitBreaker
                .run(() -> redis.convertAndSend(channel, hint.text()))
                .then();
    }
}

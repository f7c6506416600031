package dev.unspool.announce;

import dev.unspool.announce.Hint.ChangedUpTo;
import dev.unspool.announce.Hint.CommentsChanged;
import dev.unspool.announce.Hint.CreditRaised;
import dev.unspool.announce.Hint.StreamLeft;
import dev.unspool.article.ArticleId;
import dev.unspool.redis.Patience;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Tells all instances of news. What is told may be lost: whoever listens asks the store now and then all the same. */
@Component
public final class Announcements {

    /** Longer, and whoever waits is better served without Redis. */
    private static final Duration LIMIT = Duration.ofMillis(300);

    private final List<Consumer<Hint>> listeners = new CopyOnWriteArrayList<>();
    private final ReactiveStringRedisTemplate redis;
    private final String channel;
    private final Patience patience;

    Announcements(ReactiveStringRedisTemplate redis, AnnounceSettings settings, Clock clock) {
        this.redis = redis;
        this.channel = settings.channel();
        this.patience = new Patience(LIMIT, clock);
    }

    /** The change log has grown to {@code seq}: heard here at once, elsewhere soon. Completes soon, and never fails: Redis may be away. */
    public Mono<Void> changedUpTo(long seq) {
        var hint = new ChangedUpTo(seq);
        return Mono.fromRunnable(() -> hear(hint)).then(tell(hint)).onErrorComplete();
    }

    /** Comments on {@code article} came or went, and are committed: heard like {@link #changedUpTo}. Completes soon, and never fails. */
    public Mono<Void> commentsChanged(ArticleId article) {
        var hint = new CommentsChanged(article);
        return Mono.fromRunnable(() -> hear(hint)).then(tell(hint)).onErrorComplete();
    }

    /** Passes a reader's credit on to the instance that holds the stream. Fails soon where Redis is away. */
    public Mono<Void> creditRaised(String sid, int upTo) {
        return tell(new CreditRaised(sid, upTo));
    }

    /** Has the instance that holds a stream end it: its reader has opened another. Completes soon, and never fails. */
    public Mono<Void> streamLeft(String sid) {
        return tell(new StreamLeft(sid)).onErrorComplete();
    }

    /** Calls {@code listener} for every hint, on any thread, until disposed of. It must not wait. */
    public Disposable listen(Consumer<Hint> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void hear(Hint hint) {
        listeners.forEach(listener -> listener.accept(hint));
    }

    private Mono<Void> tell(Hint hint) {
        return patience.with(() -> redis.convertAndSend(channel, hint.text())).then();
    }
}

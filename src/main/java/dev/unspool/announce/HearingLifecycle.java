package dev.unspool.announce;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.data.redis.connection.ReactiveSubscription.Message;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** The one subscription of this instance: hears what the others tell. Lettuce subscribes anew on a connection that came back. */
@Component
@ConditionalOnWebApplication
final class HearingLifecycle extends PhasedLifecycle {

    /** Between two tries to subscribe at all. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ReactiveStringRedisTemplate redis;
    private final AnnounceSettings settings;
    private final Announcements announcements;

    HearingLifecycle(ReactiveStringRedisTemplate redis, AnnounceSettings settings, Announcements announcements) {
        super(Phase.HINTS);
        this.redis = redis;
        this.settings = settings;
        this.announcements = announcements;
    }

    @Override
    protected Disposable begin() {
        return Flux.defer(() -> redis.listenToChannel(settings.channel()))
                .subscribeOn(Schedulers.boundedElastic()) // connecting waits
                .map(Message::getMessage)
                .repeatWhen(ends -> ends.delayElements(PAUSE))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .subscribe(text -> Hint.parse(text).ifPresent(announcements::hear));
    }
}

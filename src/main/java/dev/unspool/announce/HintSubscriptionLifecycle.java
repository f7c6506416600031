package dev.unspool.announce;

import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.data.redis.connection.ReactiveSubscription.Message;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.ReactiveRedisMessageListenerContainer;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Receives the hints of other instances by this instance's one subscription. The start waits for it, as long as Redis may be expected to answer:
 * credit that readers send by way of another instance is lost where nobody listens. Lettuce subscribes again on a new connection.
 */
@Component
@ConditionalOnWebApplication
final class HintSubscriptionLifecycle extends PhasedLifecycle {

    /** The pause between two attempts to subscribe. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long a start waits for a Redis that does not even refuse. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ReactiveStringRedisTemplate redis;
    private final AnnounceSettings settings;
    private final Announcements announcements;

    HintSubscriptionLifecycle(
            ReactiveStringRedisTemplate redis, AnnounceSettings settings, Announcements announcements) {
        super(Phase.HINTS);
        this.redis = redis;
        this.settings = settings;
        this.announcements = announcements;
    }

    @Override
    protected Disposable begin() {
        var first = Sinks.empty();
        var subscription = Flux.defer(() -> hints(first))
                .subscribeOn(Schedulers.boundedElastic()) // connecting waits
                .map(Message::getMessage)
                .repeatWhen(ends -> ends.delayElements(PAUSE))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
                .subscribe(text -> Hint.parse(text).ifPresent(announcements::deliver));
        await("Redis to deliver hints", first.asMono().timeout(LIMIT, Mono.empty()));
        return subscription;
    }

    /** Completes {@code first} once there is a subscription, or will be none for now. */
    private Flux<? extends Message<String, String>> hints(Sinks.Empty<Object> first) {
        return Flux.usingWhen(
                Mono.fromSupplier(() -> new ReactiveRedisMessageListenerContainer(redis.getConnectionFactory())),
                container -> container
                        .receiveLater(ChannelTopic.of(settings.channel()))
                        .doOnTerminate(first::tryEmitEmpty)
                        .flatMapMany(messages -> messages),
                ReactiveRedisMessageListenerContainer::destroyLater);
    }
}

package dev.unspool.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Configures the Redis client to answer quickly or fail quickly. Its time-outs for connecting and for commands are set in {@code
 * application.yml}.
 */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {
    /** Commands that may wait for an answer on one connection; beyond it, a command fails at once. Lettuce has no limit. */
    private static final int QUEUE = 10_000;

    /** The first pause before reconnecting; Lettuce would let the pauses grow to 30 s. */
    private static final Duration RECONNECT_AT_FIRST = Duration.ofMillis(100);

    private static final Duration RECONNECT_AT_MOST = Duration.ofSeconds(1);

    /** Detects a dead peer on an idle subscription after 10 + 3 × 5 s; Linux takes two hours. */
    private static final KeepAliveOptions KEEP_ALIVE = KeepAliveOptions.builder()
            .enable()
            .idle(Duration.ofSeconds(10))
            .interval(Duration.ofSeconds(5))
            .count(3)
            .build();

    /**
     * Bounds the queue and refuses commands while disconnected. Spring turns on command time-outs, which Lettuce leaves off for
     * reactive commands.
     */
    @Bean
    LettuceClientOptionsBuilderCustomizer boundedAndImpatient(DataRedisProperties properties) {
        var sockets = SocketOptions.builder().keepAlive(KEEP_ALIVE);
        if (properties.getConnectTimeout() != null) {
            sockets.connectTimeout(properties.getConnectTimeout());
        }
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(QUEUE)
                .socketOptions(sockets.build());
    }

    @Bean
    ClientResourcesBuilderCustomizer reconnectingSoon() {
        return resources -> resources.reconnectDelay(
                Delay.fullJitter(RECONNECT_AT_FIRST, RECONNECT_AT_MOST, 1, TimeUnit.MILLISECONDS));
    }

    @Bean
    RedisWatchLifecycle redisWatch(RedisConnectionFactory redis) {
        return new RedisWatchLifecycle(redis);
    }
}

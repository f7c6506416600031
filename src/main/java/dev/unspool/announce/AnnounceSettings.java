package dev.unspool.announce;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.announce.*}.
 *
 * @param channel of Redis on which the instances of one site exchange hints; sites that share a Redis each need their own
 * @param limit maximum wait for Redis. After it, a sender is served better without Redis
 */
@ConfigurationProperties("unspool.announce")
record AnnounceSettings(
        @DefaultValue("unspool:hints") String channel,
        @DefaultValue("300ms") Duration limit) {}

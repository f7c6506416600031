package dev.unspool.announce;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.announce.*}.
 *
 * @param channel of Redis on which the instances of one site talk: give each site its own where several share a Redis
 */
@ConfigurationProperties("unspool.announce")
record AnnounceSettings(@DefaultValue("unspool:hints") String channel) {}

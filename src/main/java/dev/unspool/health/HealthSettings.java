package dev.unspool.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.health.*}.
 *
 * @param pause between turning unready and ending the first stream at a stop: as long as the balancer needs to notice
 */
@ConfigurationProperties("unspool.health")
record HealthSettings(@DefaultValue("5s") Duration pause) {}

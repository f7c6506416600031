package dev.unspool.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.health.*}.
 *
 * @param pause how long a stopping instance stays unready before it ends the first stream: as long as balancers need to notice
 */
@ConfigurationProperties("unspool.health")
record HealthSettings(@DefaultValue("5s") Duration pause) {}

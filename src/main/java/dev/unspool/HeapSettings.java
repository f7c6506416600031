package dev.unspool;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.heap.*}.
 *
 * @param collecting percent of the time that garbage collections may take; the process ends at more. 100 for no limit
 * @param span the time over which that is measured
 */
@ConfigurationProperties("unspool.heap")
record HeapSettings(
        @DefaultValue("90") int collecting,
        @DefaultValue("30s") Duration span) {

    HeapSettings {
        if (collecting < 1 || collecting > 100) {
            throw new IllegalArgumentException("unspool.heap.collecting is a percentage: 1 to 100");
        }
        if (span.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("unspool.heap.span is 1 s or longer");
        }
    }
}

package dev.unspool.tail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.tail.*}.
 *
 * @param capacity requests that one instance holds until something changes; any other is answered at once, with a time to wait
 */
@ConfigurationProperties("unspool.tail")
record TailSettings(@DefaultValue("10000") int capacity) {

    TailSettings {
        if (capacity < 0) {
            throw new IllegalArgumentException("unspool.tail.capacity is 0 at least");
        }
    }
}

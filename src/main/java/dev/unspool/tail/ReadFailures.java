package dev.unspool.tail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns that older changes cannot be told, once a minute for each kind of failure: thousands of readers may ask for them. */
final class ReadFailures {

    private static final Logger LOG = LoggerFactory.getLogger(OlderChanges.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Kinds that are remembered. There are a handful. */
    private static final int MOST_KINDS = 16;

    private final Cache<Class<?>, Boolean> warned = Caffeine.newBuilder()
            .maximumSize(MOST_KINDS)
            .expireAfterWrite(PAUSE)
            .build();

    /** Returns whether it warned of the failure. */
    boolean warn(Throwable failure) {
        var isFirst = warned.asMap().putIfAbsent(failure.getClass(), true) == null;
        if (isFirst) {
            LOG.warn("Older changes cannot be told now: {}", failure.toString());
        }
        return isFirst;
    }
}

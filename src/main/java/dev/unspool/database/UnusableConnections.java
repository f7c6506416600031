package dev.unspool.database;

import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import reactor.pool.PooledRefMetadata;

/**
 * Tells a pool which connections to close when they are given back, and instead of giving them out: those that are closed or silent, those made
 * before another was found so, and those that are too old.
 */
final class UnusableConnections implements BiPredicate<Connection, PooledRefMetadata> {

    private final long idle;
    private final long life;

    /** Limits the age of connections; null for no limit. */
    UnusableConnections(@Nullable Duration idle, @Nullable Duration life) {
        this.idle = millis(idle);
        this.life = millis(life);
    }

    @Override
    public boolean test(Connection connection, PooledRefMetadata pooled) {
        var limited = (LimitedConnection) connection;
        return !limited.isUsable() || limited.isSuspect() || pooled.idleTime() >= idle || pooled.lifeTime() >= life;
    }

    private static long millis(@Nullable Duration limit) {
        return limit == null || limit.isNegative() ? Long.MAX_VALUE : limit.toMillis();
    }
}

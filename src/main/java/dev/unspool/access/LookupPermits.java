package dev.unspool.access;

import dev.unspool.database.DatabaseSettings;
import dev.unspool.database.Permits;

/**
 * Limits look-ups of tokens and of sessions. Anybody can cause them, with made-up ones; connections of the newsroom must be left for those who
 * retract an article meanwhile.
 */
final class LookupPermits {

    /** For tokens and for sessions each: two of the newsroom's six connections are left. */
    private static final int AT_ONCE = 2;

    /** A tenth of a second's work. */
    private static final int WAITING = 200;

    private LookupPermits() {}

    static Permits create(DatabaseSettings settings) {
        return new Permits(AT_ONCE, WAITING, settings.newsroom().maxWait());
    }
}

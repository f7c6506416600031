package dev.unspool.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.database.*}.
 *
 * @param limit the longest wait for PostgreSQL's answer to one statement. After it the connection is dropped: with another wait for a connection,
 *     a request is answered within four seconds, most within three
 * @param giveUpAfter how long a start waits for PostgreSQL; null to wait without end
 * @param newsroom limits of the newsroom's own connections
 */
@ConfigurationProperties("unspool.database")
public record DatabaseSettings(
        @DefaultValue("2s") Duration limit,
        @Nullable Duration giveUpAfter,
        @DefaultValue Newsroom newsroom) {

    public DatabaseSettings {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("unspool.database.limit is longer than 0");
        }
    }

    /**
     * Settings {@code unspool.database.newsroom.*}.
     *
     * @param connections of the newsroom's pool
     * @param turns publishing transactions at a time. Only one of them can hold the log's row; the others prepare or wait for it
     * @param waiting publishing transactions that may wait for a turn
     * @param maxWait the longest wait for a turn, and for the look-up of a token or a session
     */
    public record Newsroom(
            @DefaultValue("6") int connections,
            @DefaultValue("3") int turns,
            @DefaultValue("200") int waiting,
            @DefaultValue("1s") Duration maxWait) {

        public Newsroom {
            if (turns < 1 || turns >= connections) {
                throw new IllegalArgumentException(
                        "unspool.database.newsroom.turns is 1 at least, and less than .connections");
            }
        }
    }
}

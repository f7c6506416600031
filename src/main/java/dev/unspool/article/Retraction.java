package dev.unspool.article;

import java.time.Instant;
import java.util.Locale;

/**
 * A retracted article: its address, and the notice that readers get in its place.
 *
 * @param version the version that the retraction made
 */
public record Retraction(ArticleId id, String slug, int version, Kind kind, String notice, Instant at) {

    /** The kind of a retraction: {@code TAKEDOWN} keeps the text for the newsroom, {@code KILL} replaces headline and body everywhere. */
    public enum Kind {
        TAKEDOWN,
        KILL;

        /** Returns the kind with this code. */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** The code in the public contract and the tables: {@code takedown}, {@code kill}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package dev.unspool.article;

import java.time.Instant;
import java.util.Locale;

/**
 * What remains of an article that was taken away: where it was, and the notice that readers get in its place.
 *
 * @param version the version that the retraction made
 */
public record Retraction(ArticleId id, String slug, int version, Kind kind, String notice, Instant at) {

    /** Why an article is gone: {@code TAKEDOWN} leaves its headline in the records, {@code KILL} replaces headline and body everywhere. */
    public enum Kind {
        TAKEDOWN,
        KILL;

        /** The kind that {@code code} spells. */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** As the public contract and the tables spell it: {@code takedown}, {@code kill}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

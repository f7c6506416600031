package dev.unspool.article;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as a newsroom or an import submits it. Its body is not cleaned yet, and it may be unfinished, but what it has meets the rules: the
 * constructor refuses all others.
 *
 * @param sourceId the article's identity at its source: a second draft with the same one is the same article; null for what is written
 *     here
 * @param publishedAt null where the date is not known; cut to microseconds
 */
public record Draft(
        @Nullable String sourceId,
        ArticleHeader header,
        Body body,
        Filing filing,
        @Nullable Instant publishedAt) {

    /** Characters. The longest title of ten thousand real articles has 331. */
    public static final int MAX_TITLE = 500;

    /** Characters; a standfirst is a sentence or two, an imported summary may be a paragraph. */
    public static final int MAX_STANDFIRST = 2_000;

    /** Characters of markup. The largest of ten thousand real bodies has 70,167 bytes; a book does not belong in a feed. */
    public static final int MAX_BODY = 1_000_000;

    /** Characters of a section's or a tag's name, of an id of the source, and of an author's role. */
    public static final int MAX_NAME = 200;

    /** Characters of an author's name. Some sources give a list of names as one; the longest seen has 263 characters. */
    public static final int MAX_AUTHOR_NAME = 1_000;

    /** The most seen is 13; a byline of more is a collaboration, which has a name of its own. */
    public static final int MAX_AUTHORS = 50;

    /** The most seen is 129, in a weekly list of software releases. */
    public static final int MAX_TAGS = 150;

    /** Characters of an address; what servers and browsers commonly take. */
    public static final int MAX_URL = 2_000;

    /** Microseconds since 1970 must fit the cursor and the calendar of PostgreSQL; real archives end with the printing press. */
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** @throws DraftRejected with every fault */
    public Draft {
        filing = filing.withoutRepetitions();
        publishedAt = publishedAt == null ? null : publishedAt.truncatedTo(ChronoUnit.MICROS);
        var faults = new Faults();
        faults.text("sourceId", sourceId, MAX_NAME);
        header.check(faults);
        body.check(faults);
        filing.check(faults);
        faults.check(
                publishedAt == null || (publishedAt.isAfter(EARLIEST) && publishedAt.isBefore(LATEST)),
                "publishedAt",
                "out-of-range",
                "give a time between the years 1000 and 9999");
        faults.throwIfAny();
    }

    /** Returns a fault for each part that an article needs and this draft lacks. */
    public List<DraftRejected.Fault> missing() {
        return Readiness.missing(header.title(), filing.section().name(), body.text());
    }

    /** Returns this draft with another header. */
    public Draft withHeader(ArticleHeader other) {
        return header.equals(other) ? this : new Draft(sourceId, other, body, filing, publishedAt);
    }

    /** Returns this draft with another date. */
    public Draft withPublishedAt(Instant other) {
        return new Draft(sourceId, header, body, filing, other);
    }

    /** A body as it was sent: markup that is not cleaned yet, or plain text with empty lines between its paragraphs. */
    public record Body(String text, Form form) {

        public enum Form {
            HTML,
            PLAIN_TEXT
        }

        private void check(Faults faults) {
            faults.text("body", text, MAX_BODY);
        }
    }
}

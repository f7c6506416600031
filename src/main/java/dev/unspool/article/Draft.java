package dev.unspool.article;

import dev.unspool.article.DraftRejected.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a newsroom or an import hands in: not cleaned, but within the rules; a draft that breaks one cannot be made.
 *
 * @param sourceId the article's identity at its source: a second draft with the same one is the same article; null for what is written
 *     here
 * @param publishedAt null where the date is not known; cut to microseconds
 */
public record Draft(
        @Nullable String sourceId,
        String title,
        @Nullable String standfirst,
        Body body,
        Section section,
        List<Tag> tags,
        @Nullable Author author,
        @Nullable Image image,
        Language language,
        @Nullable Instant publishedAt) {

    /** Characters. The longest title of ten thousand real articles has 331. */
    public static final int MAX_TITLE = 500;

    /** Characters; a standfirst is a sentence or two, an imported summary may be a paragraph. */
    public static final int MAX_STANDFIRST = 2_000;

    /** Characters of markup. The largest of ten thousand real bodies has 70,167 bytes; a book does not belong in a feed. */
    public static final int MAX_BODY = 1_000_000;

    /** Characters of a section's, a tag's or an author's name. */
    public static final int MAX_NAME = 200;

    /** A weekly list of software releases was seen with 129. */
    public static final int MAX_TAGS = 150;

    /** Characters of an address; what servers and browsers commonly take. */
    public static final int MAX_URL = 2_000;

    /** Microseconds since 1970 must fit the cursor and the calendar of PostgreSQL; real archives end with the printing press. */
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** @throws DraftRejected with every fault */
    public Draft {
        tags = tags.stream().distinct().toList();
        publishedAt = publishedAt == null ? null : publishedAt.truncatedTo(ChronoUnit.MICROS);
        var faults = new Faults();
        faults.text("sourceId", sourceId, MAX_NAME);
        faults.required("title", title);
        faults.text("title", title, MAX_TITLE);
        faults.text("standfirst", standfirst, MAX_STANDFIRST);
        faults.required("body", body.text());
        faults.text("body", body.text(), MAX_BODY);
        faults.required("section", section.name());
        faults.text("section", section.name(), MAX_NAME);
        faults.check(tags.size() <= MAX_TAGS, "tags", "too-many", "give at most " + MAX_TAGS + " tags");
        tags.forEach(tag -> faults.text("tags", tag.name(), MAX_NAME));
        faults.text("author", author == null ? null : author.name(), MAX_NAME);
        faults.text("author", author == null ? null : author.bio(), MAX_STANDFIRST);
        faults.text("author", author == null ? null : author.avatar(), MAX_URL);
        faults.text("image", image == null ? null : image.url(), MAX_URL);
        faults.text("image", image == null ? null : image.alt(), MAX_STANDFIRST);
        faults.check(
                publishedAt == null || (publishedAt.isAfter(EARLIEST) && publishedAt.isBefore(LATEST)),
                "publishedAt",
                "out-of-range",
                "give a time between the years 1000 and 9999");
        faults.throwIfAny();
    }

    /** This draft with another picture, or none. */
    public Draft withImage(@Nullable Image other) {
        return Objects.equals(image, other)
                ? this
                : new Draft(sourceId, title, standfirst, body, section, tags, author, other, language, publishedAt);
    }

    /** This draft with another date. */
    public Draft withPublishedAt(Instant other) {
        return new Draft(sourceId, title, standfirst, body, section, tags, author, image, language, other);
    }

    /** A body as it came: markup that nobody has cleaned yet, or plain text with empty lines between its paragraphs. */
    public record Body(String text, Form form) {

        public enum Form {
            HTML,
            PLAIN_TEXT
        }
    }

    private static final class Faults {

        private final List<Fault> found = new ArrayList<>();

        void required(String field, String value) {
            check(!value.isBlank(), field, "required", "must not be empty");
        }

        void text(String field, @Nullable String value, int max) {
            check(value == null || value.length() <= max, field, "too-long", "give at most " + max + " characters");
            check(
                    value == null || isStorable(value),
                    field,
                    "malformed",
                    "must not hold the character U+0000 or half of a surrogate pair");
        }

        void check(boolean holds, String field, String code, String message) {
            if (!holds) {
                found.add(new Fault(field, code, message));
            }
        }

        /** A plain loop: every character of every body passes here. */
        private static boolean isStorable(String text) {
            for (var i = 0; i < text.length(); i++) {
                var character = text.charAt(i);
                if (character == 0) {
                    return false;
                }
                if (Character.isSurrogate(character)) {
                    return text.codePoints().noneMatch(Faults::isHalfOrNothing);
                }
            }
            return true;
        }

        private static boolean isHalfOrNothing(int point) {
            return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        }

        void throwIfAny() {
            if (!found.isEmpty()) {
                throw new DraftRejected(found);
            }
        }
    }
}

package dev.unspool.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published article without its body, as lists show it.
 *
 * @param version 1 when first published, one more with every correction
 * @param publishedAt the place in every feed, in microseconds; a correction never changes it
 * @param readingMinutes at least 1
 */
public record Headline(
        ArticleId id,
        PublicName name,
        int version,
        ArticleHeader header,
        Filing filing,
        Instant publishedAt,
        Instant updatedAt,
        int readingMinutes) {

    /** The publication time of an article whose date is not known: the far end of every feed. Pages show no date for it. */
    public static final Instant UNDATED = Instant.parse("0001-01-01T00:00:00Z");

    public boolean isDated() {
        return !publishedAt.equals(UNDATED);
    }

    public long number() {
        return name.number();
    }

    public String slug() {
        return name.slug();
    }

    public String title() {
        return header.title();
    }

    public @Nullable String standfirst() {
        return header.standfirst();
    }

    public @Nullable Image image() {
        return header.image();
    }

    public Section section() {
        return filing.section();
    }

    public List<Tag> tags() {
        return filing.tags();
    }

    public @Nullable Author author() {
        return filing.author();
    }

    public List<Author> authors() {
        return filing.authors();
    }

    public Language language() {
        return filing.language();
    }
}

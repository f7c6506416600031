package dev.unspool.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published article without its body: what lists show.
 *
 * @param number dense, from 1, given when the article is first published, in the order of the publishing transactions
 * @param version 1 when first published, one more with every correction
 * @param publishedAt the place in every feed, in microseconds; a correction never changes it
 * @param readingMinutes at least 1
 */
public record Headline(
        ArticleId id,
        long number,
        String slug,
        int version,
        String title,
        @Nullable String standfirst,
        Section section,
        List<Tag> tags,
        @Nullable Author author,
        @Nullable Image image,
        Language language,
        Instant publishedAt,
        Instant updatedAt,
        int readingMinutes) {

    /** When an article of unknown date is published: the far end of every feed. Shown as no date at all. */
    public static final Instant UNDATED = Instant.parse("0001-01-01T00:00:00Z");

    public Headline {
        tags = List.copyOf(tags);
    }

    public boolean isDated() {
        return !publishedAt.equals(UNDATED);
    }
}

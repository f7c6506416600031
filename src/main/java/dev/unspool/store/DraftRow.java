package dev.unspool.store;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Slug;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A draft on its way to its readers. */
record DraftRow(Columns columns) {

    Stream<String> slugs() {
        return ArticleBatch.slugs(id(), wish());
    }

    /** @param publishedAt null for the draft's own date, or {@code now} where it has none */
    ArticleBatch.Row placed(Set<String> takenSlugs, @Nullable Instant publishedAt, Instant now) {
        return new ArticleBatch.Row(
                1,
                id().value(),
                null,
                ArticleBatch.freeSlug(id(), wish(), takenSlugs),
                columns.text("title"),
                columns.textOrNull("standfirst"),
                columns.text("body_html"),
                columns.count("reading_minutes"),
                columns.text("section_slug"),
                columns.text("section_name"),
                columns.texts("tag_slugs"),
                columns.texts("tag_names"),
                HeadlineRow.author(columns),
                HeadlineRow.image(columns),
                columns.text("language"),
                Stream.of(publishedAt, columns.instantOrNull("published_at"), now)
                        .filter(at -> at != null)
                        .findFirst()
                        .orElse(now));
    }

    private ArticleId id() {
        return new ArticleId(columns.id("id"));
    }

    private Slug wish() {
        return Slug.of(columns.text("title"));
    }
}

package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Slug;
import dev.unspool.database.Columns;
import dev.unspool.store.HeadlineRow;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A draft on its way to its readers.
 *
 * @param row under the slug that it wishes for
 */
record DraftRow(ArticleBatch.Row row) {

    static DraftRow of(Columns columns) {
        return new DraftRow(new ArticleBatch.Row(
                1,
                columns.id("id"),
                null,
                Slug.of(columns.text("title")).value(),
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
                columns.instantOrNull("published_at")));
    }

    Stream<String> slugs() {
        return ArticleBatch.slugs(id(), new Slug(row.slug()));
    }

    /** @param at the date to bear; null for the draft's own, or {@code now} where it has none */
    ArticleBatch.Row placed(Set<String> takenSlugs, @Nullable Instant at, Instant now) {
        var slug = ArticleBatch.freeSlug(id(), new Slug(row.slug()), takenSlugs);
        return row.placed(slug, at != null ? at : Objects.requireNonNullElse(row.publishedAt(), now));
    }

    private ArticleId id() {
        return new ArticleId(row.id());
    }
}

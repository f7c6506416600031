package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.Draft;
import dev.unspool.article.Image;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Slug;
import dev.unspool.article.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Manuscripts on their way into the tables: without those that are there already, each with a slug of its own. */
record ArticleBatch(List<Row> rows) {

    /**
     * An article as {@code json_to_recordset} reads it; numbers are counted from the head of the log by the statement.
     *
     * @param publishedAt null where it is not known
     */
    record Row(
            int ordinal,
            UUID id,
            @Nullable String sourceId,
            String slug,
            String title,
            @Nullable String standfirst,
            String bodyHtml,
            int readingMinutes,
            String sectionSlug,
            String sectionName,
            List<String> tagSlugs,
            List<String> tagNames,
            @Nullable Author author,
            @Nullable Image image,
            String language,
            @Nullable Instant publishedAt) {

        static Row of(int ordinal, Manuscript manuscript, String slug) {
            var draft = manuscript.draft();
            return new Row(
                    ordinal,
                    manuscript.id().value(),
                    draft.sourceId(),
                    slug,
                    draft.title(),
                    draft.standfirst(),
                    manuscript.bodyHtml(),
                    manuscript.readingMinutes(),
                    draft.section().slug(),
                    draft.section().name(),
                    tags(draft).map(Tag::slug).toList(),
                    tags(draft).map(Tag::name).toList(),
                    draft.author(),
                    draft.image(),
                    draft.language().tag(),
                    draft.publishedAt());
        }

        Row placed(String otherSlug, Instant at) {
            return new Row(
                    ordinal,
                    id,
                    sourceId,
                    otherSlug,
                    title,
                    standfirst,
                    bodyHtml,
                    readingMinutes,
                    sectionSlug,
                    sectionName,
                    tagSlugs,
                    tagNames,
                    author,
                    image,
                    language,
                    at);
        }

        /** The first of all tags that share a slug. */
        private static Stream<Tag> tags(Draft draft) {
            var seen = new HashSet<String>();
            return draft.tags().stream().filter(tag -> seen.add(tag.slug()));
        }
    }

    static ArticleBatch of(List<Manuscript> manuscripts, Set<String> knownSources, Set<String> takenSlugs) {
        var sources = new HashSet<>(knownSources);
        var slugs = new HashSet<>(takenSlugs);
        var rows = new ArrayList<Row>();
        for (var manuscript : manuscripts) {
            var source = manuscript.draft().sourceId();
            if (source == null || sources.add(source)) {
                rows.add(Row.of(rows.size() + 1, manuscript, freeSlug(manuscript.id(), manuscript.slug(), slugs)));
            }
        }
        return new ArticleBatch(rows);
    }

    /** Every slug that an article may get, for the one question which of them are taken. */
    static Stream<String> slugs(ArticleId id, Slug wish) {
        return Stream.of(wish.value(), suffixed(id, wish));
    }

    /** The first of them that is free; from now on it is not. */
    static String freeSlug(ArticleId id, Slug wish, Set<String> taken) {
        return slugs(id, wish)
                .filter(taken::add)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("two articles with the id " + id));
    }

    /** The last 48 bits of a UUID of version 7 are random. */
    private static String suffixed(ArticleId id, Slug wish) {
        var text = id.toString();
        return wish.withSuffix(text.substring(text.length() - 12)).value();
    }
}

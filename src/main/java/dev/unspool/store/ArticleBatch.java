package dev.unspool.store;

import dev.unspool.article.Author;
import dev.unspool.article.Draft;
import dev.unspool.article.Headline;
import dev.unspool.article.Image;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Manuscripts on their way into the tables: without those that are there already, each with a slug of its own. */
record ArticleBatch(List<Row> rows) {

    /** An article as {@code json_to_recordset} reads it; numbers are counted from the head of the log by the statement. */
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
            Instant publishedAt) {}

    static ArticleBatch of(List<Manuscript> manuscripts, Set<String> knownSources, Set<String> takenSlugs) {
        var sources = new HashSet<>(knownSources);
        var slugs = new HashSet<>(takenSlugs);
        var rows = new ArrayList<Row>();
        for (var manuscript : manuscripts) {
            var source = manuscript.draft().sourceId();
            if (source == null || sources.add(source)) {
                rows.add(row(rows.size() + 1, manuscript, freeSlug(manuscript, slugs)));
            }
        }
        return new ArticleBatch(rows);
    }

    /** Every slug that a manuscript may get, for the one question which of them are taken. */
    static Stream<String> slugs(Manuscript manuscript) {
        return Stream.of(manuscript.slug().value(), suffixed(manuscript));
    }

    private static String freeSlug(Manuscript manuscript, Set<String> taken) {
        return slugs(manuscript)
                .filter(taken::add)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("two articles with the id " + manuscript.id()));
    }

    /** The last 48 bits of a UUID of version 7 are random. */
    private static String suffixed(Manuscript manuscript) {
        var id = manuscript.id().toString();
        return manuscript.slug().withSuffix(id.substring(id.length() - 12)).value();
    }

    private static Row row(int ordinal, Manuscript manuscript, String slug) {
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
                Objects.requireNonNullElse(draft.publishedAt(), Headline.UNDATED));
    }

    /** The first of all tags that share a slug. */
    private static Stream<Tag> tags(Draft draft) {
        var seen = new HashSet<String>();
        return draft.tags().stream().filter(tag -> seen.add(tag.slug()));
    }
}

package dev.unspool.ledger;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Slug;
import dev.unspool.database.Columns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Manuscripts that can be inserted: without those that are stored already, each with a slug of its own.
 *
 * @param killed how many were left out because their article was killed
 */
record ArticleBatch(List<Manuscript> manuscripts, int killed) {

    static ArticleBatch of(List<Manuscript> offered, Taken taken) {
        var sources = new HashSet<>(taken.sources());
        var slugs = new HashSet<>(taken.slugs());
        var batch = new ArrayList<Manuscript>();
        var killed = 0;
        for (var manuscript : offered) {
            var source = manuscript.sourceId();
            if (source != null && taken.killed().contains(source)) {
                killed++;
            } else if (source == null || sources.add(source)) {
                batch.add(placed(manuscript, slugs));
            }
        }
        return new ArticleBatch(batch, killed);
    }

    int size() {
        return manuscripts.size();
    }

    /** Every slug that {@code manuscript} may get, for the one query that asks which of them are taken. */
    static Stream<String> slugs(Manuscript manuscript) {
        return candidates(manuscript).map(Slug::value);
    }

    /** Tells whether one of the slugs that {@code manuscript} may get is free. */
    static boolean hasPlace(Manuscript manuscript, Set<String> takenSlugs) {
        return !slugs(manuscript).allMatch(takenSlugs::contains);
    }

    /** Takes the first slug that is free, which is taken from then on. */
    private static Manuscript placed(Manuscript manuscript, Set<String> taken) {
        var slug = candidates(manuscript)
                .filter(each -> taken.add(each.value()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("two articles with the id " + manuscript.id()));
        return manuscript.withSlug(slug);
    }

    private static Stream<Slug> candidates(Manuscript manuscript) {
        var wish = manuscript.slug();
        return Stream.of(wish, wish.withSuffix(randomPart(manuscript.id())));
    }

    /** The last 48 bits of a UUID of version 7 are random. */
    private static String randomPart(ArticleId id) {
        var text = id.toString();
        return text.substring(text.length() - 12);
    }

    /**
     * The source ids and slugs of a batch that no new article may get.
     *
     * @param killed source ids of articles that were killed
     */
    record Taken(Set<String> sources, Set<String> killed, Set<String> slugs) {

        record Row(@Nullable String source, @Nullable String slug, boolean isKilled) {

            static Row of(Columns columns) {
                return new Row(columns.textOrNull("source_id"), columns.textOrNull("slug"), columns.flag("killed"));
            }
        }

        static Taken of(List<Row> rows) {
            return new Taken(
                    rows.stream()
                            .filter(row -> !row.isKilled())
                            .map(Row::source)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()),
                    rows.stream()
                            .filter(Row::isKilled)
                            .map(Row::source)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()),
                    rows.stream().map(Row::slug).filter(Objects::nonNull).collect(Collectors.toSet()));
        }
    }
}

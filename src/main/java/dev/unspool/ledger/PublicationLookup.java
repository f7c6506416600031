package dev.unspool.ledger;

import dev.unspool.article.Manuscript;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.ledger.IdempotencyKeys.Known;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks up by one statement, and without a lock, all that publishing an article depends on. */
@Component
final class PublicationLookup {

    private final NewsroomDatabase database;

    PublicationLookup(NewsroomDatabase database) {
        this.database = database;
    }

    Mono<Found> of(Manuscript manuscript, @Nullable IdempotencyKey key) {
        var wishes = TopicWish.distinct(TopicWish.of(manuscript));
        var statement = TopicRegistry.bind(database.sql(LedgerSql.LOOK_UP), wishes)
                .bind("slugs", ArticleBatch.slugs(manuscript).toArray(String[]::new));
        return IdempotencyKeys.bind(statement, key)
                .map(row -> Row.of(new Columns(row)))
                .all()
                .collectList()
                .map(rows -> Found.of(rows, wishes));
    }

    /**
     * The result, of one moment.
     *
     * @param seq of the newest change
     * @param topics how often a section, a tag or an author was created, changed or deleted
     * @param known the request that came with the key before, or null
     */
    record Found(
            long seq,
            long topics,
            Set<String> takenSlugs,
            @Nullable Known known,
            Collection<TopicWish> wishes,
            TopicIndex index) {

        private static Found of(List<Row> rows, Collection<TopicWish> wishes) {
            var first = rows.get(0);
            var topics = rows.stream().map(Row::topic).filter(Objects::nonNull).toList();
            return new Found(
                    first.seq(),
                    first.topics(),
                    Set.copyOf(first.takenSlugs()),
                    first.known(),
                    wishes,
                    new TopicIndex(topics));
        }

        /** Returns the article as it can be stored; empty if it names a topic that is not known, or if it is stored already: no slug is free then. */
        Optional<FiledBatch> filed(Manuscript manuscript) {
            var isKnown = wishes.stream().allMatch(wish -> index.find(wish.identity()) != null);
            return isKnown && ArticleBatch.hasPlace(manuscript, takenSlugs)
                    ? Optional.of(FiledBatch.of(batch(manuscript), wishes, index, index))
                    : Optional.empty();
        }

        private List<Manuscript> batch(Manuscript manuscript) {
            return ArticleBatch.of(List.of(manuscript), new ArticleBatch.Taken(Set.of(), Set.of(), takenSlugs))
                    .manuscripts();
        }
    }

    /** A row for each topic that was found, or one without a topic; all others of its parts are the same in each row. */
    private record Row(
            long seq,
            long topics,
            List<String> takenSlugs,
            @Nullable Known known,
            @Nullable KnownTopic topic) {

        static Row of(Columns row) {
            return new Row(
                    row.number("seq"),
                    row.number("topics"),
                    row.texts("taken_slugs"),
                    row.holds("article_id") ? Known.of(row) : null,
                    row.textOrNull("kind") == null ? null : KnownTopic.of(row));
        }
    }
}

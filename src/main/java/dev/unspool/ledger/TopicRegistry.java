package dev.unspool.ledger;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Manuscript;
import dev.unspool.article.TopicKind;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the sections, tags and authors that manuscripts name, and creates those that are new. Works within a publishing transaction, which holds
 * the head of the change log, so that nobody else creates one meanwhile. An existing topic stays as it is, whatever a manuscript says of it.
 */
@Component
final class TopicRegistry {

    private final NewsroomDatabase database;
    private final JsonMapper json;

    TopicRegistry(NewsroomDatabase database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Files the manuscripts under stored topics. Fails with {@link DraftRejected} if one names an author by an id that nobody has. */
    Mono<FiledBatch> file(List<Manuscript> manuscripts) {
        var wishes = TopicWish.distinct(manuscripts.stream().flatMap(TopicWish::of));
        return known(wishes)
                .flatMap(
                        before -> complete(wishes, before).map(now -> FiledBatch.of(manuscripts, wishes, before, now)));
    }

    /** Finds or creates what a correction names. Fails as {@link #file} does. */
    Mono<TopicIndex> index(Stream<TopicWish> named) {
        var wishes = TopicWish.distinct(named);
        return known(wishes).flatMap(before -> complete(wishes, before));
    }

    /** Creates the topics that are not in {@code known}; gives all. */
    private Mono<TopicIndex> complete(Collection<TopicWish> wishes, TopicIndex known) {
        var missing = wishes.stream()
                .filter(wish -> known.find(wish.identity()) == null)
                .toList();
        return create(missing).map(known::plus);
    }

    private Mono<TopicIndex> known(Collection<TopicWish> wishes) {
        return topics(bind(database.sql(TopicSql.KNOWN), wishes)).map(TopicIndex::new);
    }

    /** Binds the parameters of {@link TopicSql#KNOWN}. */
    static GenericExecuteSpec bind(GenericExecuteSpec statement, Collection<TopicWish> wishes) {
        return statement
                .bind("sections", names(wishes, TopicKind.SECTION))
                .bind("tags", names(wishes, TopicKind.TAG))
                .bind("authors", names(wishes, TopicKind.AUTHOR))
                .bind("sources", texts(wishes, TopicWish::sourceId))
                .bind("ids", ids(wishes));
    }

    private Mono<List<KnownTopic>> create(List<TopicWish> missing) {
        var unknown = missing.stream()
                .filter(wish -> wish.id() != null)
                .map(wish -> new Fault("authors", "not-found", "no author has the id " + wish.id()))
                .toList();
        if (!unknown.isEmpty()) {
            return Mono.error(new DraftRejected(unknown));
        }
        return missing.isEmpty()
                ? Mono.just(List.of())
                : topics(database.sql(TopicSql.CREATE).bind("wishes", json.writeValueAsString(missing)));
    }

    private static Mono<List<KnownTopic>> topics(GenericExecuteSpec statement) {
        return statement.map(row -> KnownTopic.of(new Columns(row))).all().collectList();
    }

    private static String[] names(Collection<TopicWish> wishes, TopicKind kind) {
        return wishes.stream()
                .filter(wish -> wish.kind() == kind)
                .map(TopicWish::name)
                .toArray(String[]::new);
    }

    private static UUID[] ids(Collection<TopicWish> wishes) {
        return Stream.of(texts(wishes, TopicWish::id)).map(UUID::fromString).toArray(UUID[]::new);
    }

    private static String[] texts(Collection<TopicWish> wishes, Function<TopicWish, @Nullable String> text) {
        return wishes.stream().map(text).filter(Objects::nonNull).toArray(String[]::new);
    }
}

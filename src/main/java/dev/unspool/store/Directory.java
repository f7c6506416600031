package dev.unspool.store;

import dev.unspool.article.TopicKind;
import dev.unspool.cursor.FeedCursor.Direction;
import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads the directories of sections, tags and authors: all of them that have a published article. What only retracted articles are filed under
 * is not named.
 */
@Component
public final class Directory {

    /** How far articles are counted: enough to tell a small subject from a large one, and a millisecond's work for a page. */
    public static final int COUNTED = 100;

    /** Letters that are listed: those of three alphabets. */
    private static final int MOST_LETTERS = 120;

    /** Sorts before every slug. */
    private static final String START = "";

    private final DatabaseClient database;

    Directory(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Lists at most {@code limit} entries beside the one with this key, in the order of their slugs; from the first if it is null. Empty if there
     * is none with this key.
     *
     * @param forward whether to list those after it, or those before it
     */
    public Mono<Slice<DirectoryEntry>> list(TopicKind kind, @Nullable UUID key, boolean forward, int limit) {
        var place = key == null ? Mono.just(START) : place(kind, key);
        return place.flatMap(slug -> slice(kind, slug, forward, limit));
    }

    /** Lists where each letter begins, in the order of slugs: at most {@value #MOST_LETTERS}. */
    public Mono<List<DirectoryInitial>> initials(TopicKind kind) {
        return database.sql(DirectorySql.initials(kind, MOST_LETTERS))
                .map(row -> initial(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    private static DirectoryInitial initial(Columns row) {
        return new DirectoryInitial(row.text("slug"), row.idOrNull("before"));
    }

    private Mono<String> place(TopicKind kind, UUID key) {
        return database.sql(DirectorySql.place(kind))
                .bind("key", key)
                .map(row -> new Columns(row).text("slug"))
                .one()
                .as(RunToEnd::read);
    }

    private Mono<Slice<DirectoryEntry>> slice(TopicKind kind, String slug, boolean forward, int limit) {
        var statement =
                database.sql(DirectorySql.page(kind, forward, limit + 1)).bind("slug", slug);
        return ArticleStore.slice(statement, forward ? Direction.OLDER : Direction.NEWER, limit, Directory::entry);
    }

    private static DirectoryEntry entry(Columns row) {
        return new DirectoryEntry(
                row.id("id"),
                row.text("public_slug"),
                row.text("name"),
                row.textOrNull("bio"),
                row.textOrNull("avatar"),
                row.count("articles"));
    }
}

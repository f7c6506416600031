package dev.unspool.benchmark;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.ListCursor;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.SortKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An article with a hundred thousand published comments, every tenth of them a reply. They are written before the first run and stay for
 * the next.
 */
final class Discussion {

    static final int COMMENTS = 100_000;

    private static final int REPLY = 10;
    private static final int BATCH = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** One comment every twenty seconds, the last an hour ago. */
    private static final String INSERT = """
            insert into comment (id, article_id, parent_id, state, name, text, created_at, author_id)
            select id, '%s', parent, 'approved', name, text, now() - interval '1 hour' - age * interval '20 seconds', author
            from unnest(?, ?, ?, ?, ?, ?) as new (id, parent, name, text, age, author)""";

    /** One more comment, by the first commenter. */
    private static final String WAITING = """
            insert into comment (id, article_id, state, name, text, created_at, author_id)
            values (gen_random_uuid(), '%s', 'pending', 'Somebody', 'It waits.', now(), '%s')""";

    private final Random random = new Random(1);
    private final CursorText cursors;
    private final String path;
    private final List<SortKey> deep;
    private final long list;
    private final String author;

    /**
     * @param path of the newest comments
     * @param deep sort keys in the older half
     * @param list the hash of the list in its cursors
     * @param author the token of somebody with a pending comment
     */
    Discussion(CursorText cursors, String path, List<SortKey> deep, long list, String author) {
        this.cursors = cursors;
        this.path = path;
        this.deep = deep;
        this.list = list;
        this.author = author;
    }

    static Discussion of(BenchmarkDatabase database, SigningKeys keys, int port) throws Exception {
        var story = DiscussedArticle.newest(database, 1).get(0);
        fill(database, story);
        var cursors = new CursorText(() -> keys);
        var first =
                JSON.readTree(WireSample.of(port, story.comments(), Map.of()).body());
        var list = cursors.readListCursor(first.at("/page/next").asString()).listHash();
        var author = new ReaderTokens(() -> keys).writeAuthor(new Commenter(1).id(), Instant.now());
        return new Discussion(cursors, story.comments(), places(database, story), list, author);
    }

    /** Returns the address of the newest twenty. */
    String page() {
        return path;
    }

    /** Returns the address of the newest twenty as a page. */
    String html() {
        return path.substring("/api/v1".length());
    }

    /** Returns addresses of pages of twenty, anywhere in the older half. */
    List<String> deep(int count) {
        return Stream.generate(this::anywhere).limit(count).toList();
    }

    /** Returns the token of an author with a pending comment. */
    String author() {
        return author;
    }

    private String anywhere() {
        var place = deep.get(random.nextInt(deep.size()));
        return path + "?cursor=" + cursors.write(new ListCursor(true, place, list));
    }

    private static void fill(BenchmarkDatabase database, DiscussedArticle story) throws SQLException {
        if (database.number("select count(*) from comment where article_id = '%s'".formatted(story.id())) > COMMENTS) {
            return;
        }
        System.out.printf("Writing %,d comments.%n", COMMENTS);
        try (var connection = database.connect()) {
            for (var number = 1; number <= COMMENTS; number += BATCH) {
                write(
                        connection,
                        story,
                        IntStream.range(number, number + BATCH)
                                .mapToObj(Commenter::new)
                                .toList());
            }
        }
        database.change(WAITING.formatted(story.id(), new Commenter(1).id()));
        database.change("vacuum (analyze) comment");
    }

    /** In one statement: PostgreSQL would otherwise count the comments one by one. */
    private static void write(Connection connection, DiscussedArticle story, List<Commenter> commenters)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT.formatted(story.id()))) {
            insert.setArray(1, array(connection, "uuid", commenters, Commenter::comment));
            insert.setArray(2, array(connection, "uuid", commenters, Discussion::parent));
            insert.setArray(3, array(connection, "text", commenters, Commenter::name));
            insert.setArray(4, array(connection, "text", commenters, by -> Commenter.text(by.number())));
            insert.setArray(5, array(connection, "int", commenters, by -> COMMENTS - by.number()));
            insert.setArray(6, array(connection, "uuid", commenters, Commenter::id));
            insert.executeUpdate();
        }
    }

    private static @Nullable UUID parent(Commenter commenter) {
        return commenter.number() % REPLY == 0 ? new Commenter(commenter.number() - 1).comment() : null;
    }

    private static Array array(
            Connection connection, String type, List<Commenter> commenters, Function<Commenter, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, commenters.stream().map(value).toArray());
    }

    private static List<SortKey> places(BenchmarkDatabase database, DiscussedArticle story) throws SQLException {
        return database.ask(
                """
                select (extract(epoch from created_at) * 1000000)::bigint, id from comment
                where article_id = '%s' and parent_id is null and state = 'approved' order by created_at, id offset 30 limit %d""".formatted(story.id(), COMMENTS / 2),
                row -> new SortKey(row.getLong(1), row.getObject(2, UUID.class)));
    }
}

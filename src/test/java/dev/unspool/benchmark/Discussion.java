package dev.unspool.benchmark;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedPosition;
import dev.unspool.cursor.ListCursor;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.cursor.SigningKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An article with a hundred thousand comments that readers see, every tenth of them a reply. They are written before the first run, and stay
 * for the next one.
 */
final class Discussion {

    static final int COMMENTS = 100_000;

    private static final int REPLY = 10;
    private static final int BATCH = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of {@link Commenter}s, twenty seconds after each other; until an hour ago. */
    private static final String INSERT = """
            insert into comment (id, article_id, parent_id, state, name, text, created_at, author_id)
            values (?, ?, ?, ?, ?, ?, now() - interval '1 hour' - ? * interval '20 seconds', ?)""";

    private final Random random = new Random(1);
    private final CursorText cursors;
    private final String path;
    private final List<FeedPosition> deep;
    private final long list;
    private final String author;

    /**
     * @param path of the newest comments
     * @param deep places in the older half
     * @param list what a cursor of this list says of it
     * @param author the token of somebody with a comment that waits
     */
    Discussion(CursorText cursors, String path, List<FeedPosition> deep, long list, String author) {
        this.cursors = cursors;
        this.path = path;
        this.deep = deep;
        this.list = list;
        this.author = author;
    }

    static Discussion of(Library library, SigningKeys keys, int port) throws Exception {
        var story = Story.newest(library, 1).get(0);
        fill(library, story);
        var cursors = new CursorText(() -> keys);
        var first = JSON.readTree(Sample.of(port, story.comments(), Map.of()).body());
        var list = cursors.readListCursor(first.at("/page/next").asString()).listHash();
        var author = new ReaderTokens(() -> keys).writeAuthor(new Commenter(1).id(), Instant.EPOCH);
        return new Discussion(cursors, story.comments(), places(library, story), list, author);
    }

    /** The newest twenty. */
    String page() {
        return path;
    }

    /** So many pages of twenty, anywhere in the older half. */
    List<String> deep(int count) {
        return Stream.generate(this::anywhere).limit(count).toList();
    }

    /** By which somebody shows that they are the author of some. */
    String author() {
        return author;
    }

    private String anywhere() {
        var place = deep.get(random.nextInt(deep.size()));
        return path + "?cursor=" + cursors.write(new ListCursor(true, place, list));
    }

    private static void fill(Library library, Story story) throws SQLException {
        if (library.number("select count(*) from comment where article_id = '%s'".formatted(story.id())) > COMMENTS) {
            return;
        }
        System.out.printf("Writing %,d comments.%n", COMMENTS);
        try (var connection = library.connect()) {
            connection.setAutoCommit(false);
            write(connection, story);
            connection.commit();
        }
        library.change("vacuum (analyze) comment");
    }

    /** The oldest first, and one more by the first of them, which waits for a moderator. */
    private static void write(Connection connection, Story story) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var number = 1; number <= COMMENTS + 1; number++) {
                var isLast = number > COMMENTS;
                var commenter = new Commenter(number);
                insert.setObject(1, commenter.comment());
                insert.setObject(2, story.id().value());
                insert.setObject(
                        3, number % REPLY == 0 ? new Commenter(number - 1).comment() : null, java.sql.Types.OTHER);
                insert.setString(4, isLast ? "pending" : "approved");
                insert.setString(5, commenter.name());
                insert.setString(6, Commenter.text(number));
                insert.setInt(7, COMMENTS - number);
                insert.setObject(8, isLast ? new Commenter(1).id() : commenter.id());
                insert.addBatch();
                if (number % BATCH == 0 || isLast) {
                    insert.executeBatch();
                }
            }
        }
    }

    private static List<FeedPosition> places(Library library, Story story) throws SQLException {
        return library.ask(
                """
                select (extract(epoch from created_at) * 1000000)::bigint, id from comment
                where article_id = '%s' and parent_id is null and state = 'approved' order by created_at, id offset 30 limit %d""".formatted(story.id(), COMMENTS / 2),
                row -> new FeedPosition(row.getLong(1), row.getObject(2, UUID.class)));
    }
}

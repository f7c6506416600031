package dev.unspool.benchmark;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.FeedPosition;
import dev.unspool.cursor.SigningKeys;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Addresses of pages: those that everybody asks for, and others that nobody has asked for yet. The latter have cursors that are made here
 * with the site's key, each under another head: behind the newest article, so that it changes the address and nothing else.
 */
final class Places {

    private static final String FULL = "/api/v1/feed?view=full&limit=";
    private static final String HEADLINES = "/api/v1/feed?limit=20";

    private final Random random = new Random(1);
    private final CursorText text;
    private final List<FeedPosition> deep;
    private final String slug;
    private long head;

    /**
     * @param deep places in the older half of the feed, newest first, each with a full page behind it
     * @param head the number of the newest article
     * @param slug of an article
     */
    Places(SigningKeys keys, List<FeedPosition> deep, long head, String slug) {
        this.text = new CursorText(() -> keys);
        this.deep = deep;
        this.head = head;
        this.slug = slug;
    }

    static Places of(Library library, SigningKeys keys) throws SQLException {
        var newestFirst = " from article where status = 'published' order by published_at desc, id desc";
        var head = library.number("select number from change_log_head");
        var deep = library.ask(
                "select (extract(epoch from published_at) * 1000000)::bigint, id %s offset %d limit %d"
                        .formatted(newestFirst, head / 2, head / 2 - 30),
                row -> new FeedPosition(row.getLong(1), row.getObject(2, UUID.class)));
        var slug = library.ask("select slug" + newestFirst + " limit 1", row -> row.getString(1));
        return new Places(keys, deep, head, slug.get(0));
    }

    /** The newest articles with their bodies. */
    static String full(int articles) {
        return FULL + articles;
    }

    /** The page of an article. */
    String article() {
        return "/articles/" + slug;
    }

    /** The headlines at the far end of the feed: the same page for all. */
    String deepest() {
        return page(HEADLINES, deep.get(deep.size() - 1));
    }

    /** So many pages of headlines, anywhere in the older half of the feed. */
    List<String> deep(int count) {
        return fresh(count, () -> page(HEADLINES, anywhere()));
    }

    /** So many pages of headlines, all of the newest place. */
    List<String> first(int count) {
        return fresh(count, () -> page(HEADLINES, FeedPosition.NEWEST));
    }

    /** So many pages of ten articles with their bodies, anywhere in the older half of the feed. */
    List<String> whole(int count) {
        return fresh(count, () -> page(full(10), anywhere()));
    }

    private List<String> fresh(int count, Supplier<String> page) {
        return Stream.generate(page).limit(count).toList();
    }

    private FeedPosition anywhere() {
        return deep.get(random.nextInt(deep.size()));
    }

    private String page(String page, FeedPosition place) {
        return page + "&cursor="
                + text.write(FeedCursor.start(FeedFilter.ALL, ++head).after(place));
    }
}

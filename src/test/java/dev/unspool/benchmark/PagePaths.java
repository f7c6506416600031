package dev.unspool.benchmark;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.SortKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Addresses of pages: those that everybody requests, and fresh ones that nobody has requested yet. Fresh ones have cursors that are signed
 * here with the site's key, each with another head: all lie beyond the newest article, so only the address changes.
 */
final class PagePaths {

    private static final String FULL = "/api/v1/feed?view=full&limit=";
    private static final String HEADLINES = "/api/v1/feed?limit=20";

    private final Random random = new Random(1);
    private final CursorText text;
    private final List<SortKey> deep;
    private final String slug;
    private long head;

    /**
     * @param deep sort keys in the older half of the feed, newest first, each with a full page after it
     * @param head the number of the newest article
     * @param slug of an article
     */
    PagePaths(SigningKeys keys, List<SortKey> deep, long head, String slug) {
        this.text = new CursorText(() -> keys);
        this.deep = deep;
        this.head = head;
        this.slug = slug;
    }

    static PagePaths of(BenchmarkDatabase database, SigningKeys keys) throws SQLException {
        var newestFirst = " from article where status = 'published' order by published_at desc, id desc";
        var head = database.number("select number from change_log_head");
        var deep = database.ask(
                "select (extract(epoch from published_at) * 1000000)::bigint, id %s offset %d limit %d"
                        .formatted(newestFirst, head / 2, head / 2 - 30),
                row -> new SortKey(row.getLong(1), row.getObject(2, UUID.class)));
        var slug = database.ask("select slug" + newestFirst + " limit 1", row -> row.getString(1));
        return new PagePaths(keys, deep, head, slug.get(0));
    }

    /** Returns the address of the newest articles with their bodies. */
    static String full(int articles) {
        return FULL + articles;
    }

    /** Returns the address of an article's page. */
    String article() {
        return "/articles/" + slug;
    }

    /** Returns the headlines at the far end of the feed: the same page for all. */
    String deepest() {
        return page(HEADLINES, deep.get(deep.size() - 1));
    }

    /** Returns fresh pages of headlines, anywhere in the older half of the feed. */
    List<String> deep(int count) {
        return fresh(count, () -> page(HEADLINES, anywhere()));
    }

    /** Returns fresh pages of headlines that all begin with the newest article. */
    List<String> first(int count) {
        return fresh(count, () -> page(HEADLINES, SortKey.NEWEST));
    }

    /** Returns fresh pages of ten articles with their bodies, anywhere in the older half of the feed. */
    List<String> whole(int count) {
        return fresh(count, () -> page(full(10), anywhere()));
    }

    private List<String> fresh(int count, Supplier<String> page) {
        return Stream.generate(page).limit(count).toList();
    }

    private SortKey anywhere() {
        return deep.get(random.nextInt(deep.size()));
    }

    private String page(String page, SortKey place) {
        return page + "&cursor="
                + text.write(FeedCursor.start(FeedFilter.ALL, ++head).after(place));
    }
}

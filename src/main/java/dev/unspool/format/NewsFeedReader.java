package dev.unspool.format;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the items of a feed. Where one id stands for several items, their addresses tell them apart. */
final class NewsFeedReader implements ItemReader {

    /** Ids that are remembered. */
    private static final int MAX_IDS = 10_000;

    private final XmlItems items;
    private final FeedChannel channel;
    private final Map<String, String> addresses = new HashMap<>();

    NewsFeedReader(XmlItems items) {
        this.items = items;
        this.channel = FeedChannel.of(items.head());
    }

    @Override
    public @Nullable Item next() throws IOException {
        var cut = items.next();
        if (cut == null) {
            return null;
        }
        var markup = cut.markup();
        return markup == null
                ? cut.rejected()
                : XmlItem.parse(channel.context(), markup)
                        .map(item -> item(ItemPlace.ofLine(cut.line()), new FeedItem(channel, item)))
                        .orElseGet(cut::rejected);
    }

    @Override
    public long line() {
        return items.line();
    }

    @Override
    public void close() throws IOException {
        items.close();
    }

    private Item item(ItemPlace place, FeedItem item) {
        return item.article()
                .<Item>map(article -> new Item.Article(place, distinct(article)))
                .orElseGet(() -> Item.Rejected.of(place, "empty", "has neither a title nor a text nor an address"));
    }

    private ForeignArticle distinct(ForeignArticle article) {
        var address = article.url() == null ? "" : article.url();
        var first =
                addresses.size() < MAX_IDS ? addresses.putIfAbsent(article.id(), address) : addresses.get(article.id());
        return first == null || address.isEmpty() || first.equals(address)
                ? article
                : article.withId(ForeignText.id(channel.host(), address));
    }
}

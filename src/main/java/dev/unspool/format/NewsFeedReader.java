package dev.unspool.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the items of a feed. Drafts stay drafts, and what an export says is no article for readers is rejected. */
final class NewsFeedReader implements ItemReader {

    private final XmlItems items;
    private final FeedChannel channel;
    private final FeedIds ids;

    NewsFeedReader(XmlItems items, FeedIds ids) {
        this.items = items;
        this.channel = FeedChannel.of(items.head());
        this.ids = ids;
    }

    @Override
    public @Nullable Item next() throws IOException {
        var cut = items.next();
        return cut == null ? null : item(cut);
    }

    @Override
    public long line() {
        return items.line();
    }

    @Override
    public void close() throws IOException {
        items.close();
    }

    /** Keeps a failure of the parser to the item that it comes from. */
    private Item item(CutXml cut) {
        var markup = cut.markup();
        if (markup == null) {
            return cut.rejected();
        }
        if (!cut.isClosed() && channel.isExport()) {
            return cut.rejected(CutXml.Fault.NO_END_TAG);
        }
        try {
            return XmlItem.parse(channel.context(), markup)
                    .map(parsed -> item(ItemPlace.ofLine(cut.line()), parsed))
                    .orElseGet(cut::rejected);
        } catch (RuntimeException unreadable) {
            return cut.rejected(CutXml.Fault.UNREADABLE);
        }
    }

    private Item item(ItemPlace place, XmlItem parsed) {
        var item = new FeedItem(channel, parsed);
        var refusal = new FeedItemState(parsed).refusal().orElse(null);
        return refusal != null
                ? new Item.Rejected(
                        place, item.ownId().orElse(null), item.title().orElse(null), refusal.code(), refusal.reason())
                : item.article()
                        .<Item>map(article -> new Item.Article(place, ids.distinct(article, item)))
                        .orElseGet(() ->
                                Item.Rejected.of(place, "empty", "has neither a title nor a text nor an address"));
    }
}

package dev.unspool.format;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The ids that stand for several items of a feed. Those items are told apart by their addresses, wherever they stand in the file. */
final class FeedIds {

    /** Ids that are remembered: some 500 bytes each. Later ones count as good. */
    private static final int MAX_IDS = 50_000;

    private final Map<String, String> addresses = new HashMap<>();
    private final Set<String> shared = new HashSet<>();

    private FeedIds() {}

    /** Reads the whole file, and closes it. */
    static FeedIds of(XmlItems items) throws IOException {
        try (items) {
            var ids = new FeedIds();
            var channel = FeedChannel.of(items.head());
            for (var cut = items.next(); cut != null; cut = items.next()) {
                var markup = cut.markup();
                if (markup != null) {
                    ids.note(channel, markup);
                }
            }
            return ids;
        }
    }

    /** Returns an article with the id of its address, if its own stands for other articles too. */
    ForeignArticle distinct(ForeignArticle article, FeedItem item) {
        return shared.contains(article.id())
                ? item.addressId().map(article::withId).orElse(article)
                : article;
    }

    private void note(FeedChannel channel, String markup) {
        try {
            XmlItem.parse(channel.context(), markup)
                    .map(parsed -> new FeedItem(channel, parsed))
                    .ifPresent(this::note);
        } catch (RuntimeException unreadable) {
            // The reader rejects the item.
        }
    }

    private void note(FeedItem item) {
        var id = item.ownId().orElse("");
        var address = item.addressId().orElse("");
        if (!id.isEmpty() && !address.isEmpty() && addresses.size() < MAX_IDS) {
            var first = addresses.putIfAbsent(id, address);
            if (first != null && !first.equals(address)) {
                shared.add(id);
            }
        }
    }
}

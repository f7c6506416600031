package dev.unspool.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself before its first item.
 *
 * @param context start tag for the parser of its items
 * @param base against which addresses are resolved; null if there is none
 * @param isBaseDeclared whether the feed says that addresses are resolved against it, whatever the address of an item
 * @param language a tag of BCP 47
 */
record FeedChannel(
        String context,
        String title,
        @Nullable String base,
        boolean isBaseDeclared,
        String language,
        List<ForeignArticle.Person> authors) {

    /** The section of what comes from a feed without a title. */
    private static final String NEWS = "News";

    private static final int MAX_TITLE = 200;

    static FeedChannel of(String head) {
        var root = XmlItem.root(head);
        var channel = root.flatMap(each -> each.first("channel").or(() -> each.first("rss:channel")))
                .or(() -> root);
        var around = new ArrayList<XmlItem>();
        root.ifPresent(around::add);
        channel.filter(each -> root.filter(other -> other == each).isEmpty()).ifPresent(around::add);
        return new FeedChannel(
                XmlItem.context(around),
                channel.flatMap(each -> each.text("title"))
                        .map(ForeignText::plain)
                        .filter(title -> !title.isEmpty() && title.length() <= MAX_TITLE)
                        .orElse(NEWS),
                base(around, channel),
                around.stream().anyMatch(each -> each.attribute("xml:base").isPresent()),
                ForeignText.language(around.stream()
                        .flatMap(each -> each.attribute("xml:lang").stream())
                        .reduce((outer, inner) -> inner)
                        .or(() -> channel.flatMap(each -> each.text("language")))
                        .or(() -> channel.flatMap(each -> each.text("dc:language")))
                        .orElse(null)),
                channel.map(FeedItem::authors).orElse(List.of()));
    }

    String host() {
        return ForeignText.host(base);
    }

    private static @Nullable String base(List<XmlItem> around, Optional<XmlItem> channel) {
        var link = channel.flatMap(FeedItem::link).orElse(null);
        var base = link;
        for (var each : around) {
            var declared = each.attribute("xml:base").orElse(null);
            base = declared == null ? base : ForeignText.resolved(base, declared);
        }
        return base;
    }
}

package dev.unspool.format;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the posts of an export of WordPress. Pictures, menus and other parts of a site are passed over; pages, whatever readers of the site may not see,
 * and posts that do not say whether readers may see them are rejected.
 */
final class WxrReader implements ItemReader {

    /** Types of items that are parts of other things. */
    private static final Set<String> PARTS = Set.of(
            "attachment",
            "nav_menu_item",
            "revision",
            "custom_css",
            "customize_changeset",
            "oembed_cache",
            "user_request",
            "wp_block",
            "wp_template",
            "wp_template_part",
            "wp_global_styles",
            "wp_navigation",
            "wp_font_family",
            "wp_font_face");

    private static final Set<String> UNFINISHED = Set.of("draft", "pending", "future", "auto-draft");

    private final XmlItems items;
    private final WxrSite site;

    WxrReader(XmlItems items, WxrSite site) {
        this.items = items;
        this.site = site;
    }

    @Override
    public @Nullable Item next() throws IOException {
        for (var cut = items.next(); cut != null; cut = items.next()) {
            var item = item(cut);
            if (item != null) {
                return item;
            }
        }
        return null;
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
    private @Nullable Item item(CutXml cut) {
        try {
            return parsed(cut);
        } catch (RuntimeException unreadable) {
            return cut.rejected(CutXml.Fault.UNREADABLE);
        }
    }

    private @Nullable Item parsed(CutXml cut) {
        var markup = cut.markup();
        var parsed = markup == null
                ? null
                : XmlItem.parse(site.channel().context(), markup).orElse(null);
        if (parsed == null) {
            return cut.rejected();
        }
        if (!cut.isClosed()) {
            return cut.rejected(CutXml.Fault.NO_END_TAG);
        }
        var types = parsed.all("wp:post_type").stream()
                .map(XmlItem::text)
                .distinct()
                .toList();
        var type = types.size() > 1
                ? "thing of several types"
                : parsed.text("wp:post_type").orElse("post");
        return PARTS.contains(type) ? null : item(ItemPlace.ofLine(cut.line()), type, parsed);
    }

    private Item item(ItemPlace place, String type, XmlItem parsed) {
        var post = new WxrPost(site, parsed);
        var statuses = parsed.all("wp:status").stream().map(XmlItem::text).toList();
        var status = statuses.size() == 1 ? statuses.get(0) : statuses.isEmpty() ? "missing" : "given several times";
        if (!type.equals("post")) {
            return rejected(place, post, "not-article", "is a " + ForeignText.brief(type) + ", not a post");
        }
        if (parsed.all("wp:post_password").stream()
                .anyMatch(password -> !password.text().isEmpty())) {
            return rejected(place, post, "protected", "is protected by a password");
        }
        if (!status.equals("publish") && !UNFINISHED.contains(status)) {
            return rejected(place, post, "unpublished", "is not public: its status is " + ForeignText.brief(status));
        }
        var mark = WxrMembers.mark(parsed, post.body());
        if (mark.isPresent()) {
            return rejected(
                    place, post, "members", "may be for some readers alone, by its " + ForeignText.brief(mark.get()));
        }
        return post.title().isEmpty() && post.body().isEmpty()
                ? rejected(place, post, "empty", "has neither a title nor a text")
                : new Item.Article(place, post.article(UNFINISHED.contains(status)));
    }

    private static Item rejected(ItemPlace place, WxrPost post, String code, String reason) {
        return new Item.Rejected(place, post.id(), post.title(), code, reason);
    }
}

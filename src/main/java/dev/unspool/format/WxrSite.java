package dev.unspool.format;

import dev.unspool.format.ForeignArticle.Person;
import dev.unspool.format.ForeignArticle.Picture;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an export of WordPress says beside its posts: of the site, its authors, its pictures and its zone. */
final class WxrSite {

    /** Pictures that are remembered: some 300 bytes each. Posts with later ones come without. */
    private static final int MAX_PICTURES = 200_000;

    /** Characters of the number of a picture. */
    private static final int MAX_NUMBER = 20;

    private final FeedChannel channel;
    private final String name;
    private final Map<String, Person> authors = new HashMap<>();
    private final Map<String, Picture> pictures = new HashMap<>();
    private final TextBudget budget = new TextBudget(TextBudget.MAX);
    private @Nullable ZoneOffset offset;

    private WxrSite(String head) {
        channel = FeedChannel.of(head);
        var about = XmlItem.root(head).flatMap(root -> root.first("channel"));
        name = Stream.concat(
                        about.flatMap(each -> each.text("wp:base_blog_url")).stream(),
                        Stream.ofNullable(channel.base()))
                .map(ForeignText::site)
                .filter(site -> !site.isEmpty())
                .findFirst()
                .orElseGet(channel::site);
        about.ifPresent(each -> each.all("wp:author").forEach(this::author));
    }

    /** Reads the whole file, and closes it. */
    static WxrSite of(XmlItems items) throws IOException {
        try (items) {
            var site = new WxrSite(items.head());
            for (var cut = items.next(); cut != null; cut = items.next()) {
                var markup = cut.isClosed() ? cut.markup() : null;
                if (markup != null && (site.offset == null || markup.contains("attachment"))) {
                    site.note(markup);
                }
            }
            return site;
        }
    }

    FeedChannel channel() {
        return channel;
    }

    /** Returns the name under which the ids of posts are unique: host and path, since one host may have several sites. */
    String name() {
        return name;
    }

    /** Returns the author with a login; one who is not listed has only that as a name. */
    Person author(String login) {
        return authors.getOrDefault(login, Person.named(login));
    }

    Optional<Picture> picture(String attachment) {
        return Optional.ofNullable(pictures.get(attachment));
    }

    /** Returns the zone of dates that name none: that of the first post with both, else universal time. */
    ZoneOffset offset() {
        return offset == null ? ZoneOffset.UTC : offset;
    }

    private void author(XmlItem author) {
        var login = author.text("wp:author_login").orElse("");
        var full = (author.text("wp:author_first_name").orElse("") + " "
                        + author.text("wp:author_last_name").orElse(""))
                .strip();
        var shown = author.text("wp:author_display_name")
                .map(ForeignText::plain)
                .filter(text -> text.indexOf('@') < 0)
                .orElse(full.isEmpty() ? login : full);
        if (!shown.isEmpty() && !login.isEmpty()) {
            authors.put(login, new Person(name + " author " + login, ForeignText.kept(shown), null, null));
        }
    }

    private void note(String markup) {
        try {
            XmlItem.parse(channel.context(), markup).ifPresent(this::note);
        } catch (RuntimeException unreadable) {
            // The reader rejects the item.
        }
    }

    private void note(XmlItem item) {
        if (offset == null) {
            offset = offsetOf(item).orElse(null);
        }
        if (item.text("wp:post_type").filter("attachment"::equals).isPresent() && pictures.size() < MAX_PICTURES) {
            var alt = WxrPost.meta(item, "_wp_attachment_image_alt")
                    .map(text -> ForeignText.kept(ForeignText.plain(text)))
                    .orElse("");
            var address = item.text("wp:attachment_url")
                    .or(() -> item.text("guid"))
                    .filter(url -> url.length() <= ForeignText.MAX_KEPT && budget.take(url + alt));
            item.text("wp:post_id")
                    .filter(id -> id.length() <= MAX_NUMBER)
                    .ifPresent(id -> address.ifPresent(url -> pictures.put(id, new Picture(url, alt))));
        }
    }

    private static Optional<ZoneOffset> offsetOf(XmlItem item) {
        var there = item.text("wp:post_date").flatMap(ForeignDates::instant);
        var everywhere = item.text("wp:post_date_gmt").flatMap(ForeignDates::instant);
        return there.isPresent() && everywhere.isPresent() ? between(everywhere.get(), there.get()) : Optional.empty();
    }

    private static Optional<ZoneOffset> between(Instant universal, Instant local) {
        try {
            return Optional.of(ZoneOffset.ofTotalSeconds(
                    Math.toIntExact(Duration.between(universal, local).toSeconds())));
        } catch (DateTimeException | ArithmeticException noOffset) {
            return Optional.empty();
        }
    }
}

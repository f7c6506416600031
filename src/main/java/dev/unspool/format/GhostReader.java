package dev.unspool.format;

import static dev.unspool.format.CutJson.text;

import dev.unspool.format.ForeignArticle.Picture;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the posts of an export of Ghost. Pages, what not every reader may see, and what does not say who may, are rejected. */
final class GhostReader implements ItemReader {

    /** What Ghost writes for the address of the site. It does not export that, so addresses begin at the root of ours. */
    private static final String SITE = "__GHOST_URL__";

    private static final Set<String> UNFINISHED = Set.of("draft", "scheduled");
    private final JsonItems items;
    private final GhostSite site;

    GhostReader(JsonItems items, GhostSite site) {
        this.items = items;
        this.site = site;
    }

    static @Nullable String address(@Nullable String written) {
        return written == null ? null : written.replace(SITE, "");
    }

    @Override
    public @Nullable Item next() throws IOException {
        for (var cut = items.next(); cut != null; cut = items.next()) {
            if (cut.array().equals(GhostFormat.POSTS)) {
                var place = cut.place();
                return cut.item(post -> item(place, post));
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

    private Item item(ItemPlace place, JsonNode post) {
        var status = Objects.requireNonNullElse(text(post, "status"), "missing");
        var visibility =
                Objects.requireNonNullElse(text(post, "visibility"), site.isWithVisibility() ? "missing" : "public");
        if (isPage(post)) {
            return rejected(place, post, "not-article", "is a page, not a post");
        }
        if (!visibility.equals("public")) {
            return rejected(
                    place,
                    post,
                    "unpublished",
                    "is not for every reader: its visibility is " + ForeignText.brief(visibility));
        }
        if (!status.equals("published") && !UNFINISHED.contains(status)) {
            return rejected(place, post, "unpublished", "is not public: its status is " + ForeignText.brief(status));
        }
        if (site.isOnlySent(Objects.requireNonNullElse(text(post, "id"), ""))
                || StatedReaders.of("email_only", Objects.requireNonNullElse(text(post, "email_only"), ""))
                        == StatedReaders.FEW) {
            return rejected(place, post, "unpublished", "is not public: it is only sent by mail");
        }
        var html = text(post, "html");
        if (html == null) {
            return rejected(place, post, "no-html", "has no html: publish it once in Ghost, and export it again");
        }
        var open = GatedBlocks.without(html).orElse("");
        return open.isBlank()
                ? rejected(
                        place,
                        post,
                        "unpublished",
                        "has no text for every reader, or a block for members without an end")
                : new Item.Article(place, article(post, open, UNFINISHED.contains(status)));
    }

    private static boolean isPage(JsonNode post) {
        var page = text(post, "page");
        return "page".equals(text(post, "type")) || "true".equals(page) || "1".equals(page);
    }

    private ForeignArticle article(JsonNode post, String html, boolean isDraft) {
        var id = Objects.requireNonNullElse(text(post, "id"), "");
        var tags = site.tags(id);
        return new ForeignArticle(
                id(post),
                Optional.ofNullable(text(post, "title"))
                        .or(() -> ForeignText.titleOf(html))
                        .orElse(""),
                Optional.ofNullable(text(post, "custom_excerpt"))
                        .map(ForeignText::markup)
                        .flatMap(ForeignText::summary)
                        .orElse(null),
                html.replace(SITE, ""),
                tags.stream().findFirst().orElseGet(site::title),
                tags.stream().skip(1).toList(),
                site.authors(id, text(post, "author_id")),
                publishedAt(post).orElse(null),
                Optional.ofNullable(text(post, "locale"))
                        .or(() -> Optional.ofNullable(text(post, "language")))
                        .map(ForeignText::language)
                        .orElseGet(site::language),
                picture(id, post),
                null,
                isDraft);
    }

    private static String id(JsonNode post) {
        return Optional.ofNullable(text(post, "uuid"))
                .or(() -> Optional.ofNullable(text(post, "id")))
                .map(id -> ForeignText.id("ghost", id))
                .orElseGet(() -> "sha256:" + ForeignText.hash(post.toString()));
    }

    private @Nullable Picture picture(String id, JsonNode post) {
        var written = address(text(post, "feature_image"));
        var alt = Optional.ofNullable(text(post, "feature_image_alt")).or(() -> site.description(id));
        return Optional.ofNullable(written)
                .or(() -> Optional.ofNullable(address(text(post, "image"))))
                .map(url -> new Picture(url, alt.orElse("")))
                .orElse(null);
    }

    /** Reads a date, which very old exports write in milliseconds. */
    private static Optional<Instant> publishedAt(JsonNode post) {
        var date = post.get("published_at");
        return date != null && date.isIntegralNumber()
                ? Optional.of(Instant.ofEpochMilli(date.longValueOpt().orElse(0)))
                : Optional.ofNullable(text(post, "published_at")).flatMap(ForeignDates::instant);
    }

    private static Item rejected(ItemPlace place, JsonNode post, String code, String reason) {
        return new Item.Rejected(place, id(post), text(post, "title"), code, reason);
    }
}

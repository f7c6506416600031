package dev.unspool.syndication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.unspool.article.Author;
import dev.unspool.article.Tag;
import dev.unspool.web.Site;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A feed document as JSON Feed 1.1. Members that are null are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePage,
        @JsonProperty("feed_url") String address,
        String description,
        @JsonProperty("next_url") @Nullable String next,
        String icon,
        String favicon,
        List<Party> authors,
        String language,
        @Nullable List<Hub> hubs,
        List<Item> items) {

    private static final String VERSION = "https://jsonfeed.org/version/1.1";

    static JsonFeed of(FeedLinks links) {
        var site = links.site();
        var list = links.document().list();
        var hubs = links.settings().hubs().stream()
                .map(hub -> new Hub("WebSub", hub.toString()))
                .toList();
        return new JsonFeed(
                VERSION,
                list.title(),
                links.page(),
                links.self(),
                list.description(),
                links.older(),
                site.absolute("/icon-512.png"),
                site.absolute("/favicon-32.png"),
                List.of(new Party(site.name(), site.absolute("/"), null)),
                site.language(),
                hubs.isEmpty() || links.document().isArchive() ? null : hubs,
                links.document().entries().stream()
                        .map(entry -> Item.of(entry, site))
                        .toList());
    }

    record Hub(String type, String url) {}

    /** A person or the site. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Party(String name, String url, @Nullable String avatar) {

        static Party of(Author author, Site site) {
            return new Party(
                    author.name(),
                    site.absolute(site.authorPath(author.slug())),
                    author.avatar() == null ? null : site.absolute(author.avatar()));
        }
    }

    /** An entry. It has either HTML or text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            String url,
            String title,
            @JsonProperty("content_html") @Nullable String html,
            @JsonProperty("content_text") @Nullable String text,
            @Nullable String summary,
            @Nullable String image,
            @JsonProperty("date_published") @Nullable String published,
            @JsonProperty("date_modified") String modified,
            @Nullable List<Party> authors,
            @Nullable List<String> tags,
            @Nullable String language,
            @JsonProperty("_unspool") Extension extension) {

        static Item of(FeedEntry entry, Site site) {
            return new Item(
                    entry.id(),
                    entry.url(),
                    entry.title(),
                    entry.html(),
                    entry.html() == null ? entry.summary() : null,
                    entry.summary().isEmpty() ? null : entry.summary(),
                    entry.image() == null ? null : site.absolute(entry.image().url()),
                    entry.published() == null ? null : FeedDates.rfc3339(entry.published()),
                    FeedDates.rfc3339(entry.updated()),
                    entry.authors().isEmpty()
                            ? null
                            : entry.authors().stream()
                                    .map(author -> Party.of(author, site))
                                    .toList(),
                    tags(entry),
                    entry.language() == null ? null : entry.language().tag(),
                    Extension.of(entry));
        }

        private static @Nullable List<String> tags(FeedEntry entry) {
            var headline = entry.headline();
            return headline == null
                    ? null
                    : Stream.concat(
                                    Stream.of(headline.section().name()),
                                    headline.tags().stream().map(Tag::name))
                            .toList();
        }
    }

    /** What JSON Feed has no member for: the version of the article, or that it was withdrawn. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Extension(@Nullable Integer version, @Nullable Boolean withdrawn) {

        static Extension of(FeedEntry entry) {
            var headline = entry.headline();
            return headline == null ? new Extension(null, true) : new Extension(headline.version(), null);
        }
    }
}

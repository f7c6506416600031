package dev.unspool.feed;

import dev.unspool.article.TopicKind;
import dev.unspool.store.Directory;
import dev.unspool.store.DirectoryEntry;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of directories in the API's JSON. Authors have more members than sections and tags. */
final class DirectoryJson {

    private static final String COUNTED = "How many published articles it has, counted up to " + Directory.COUNTED
            + ": " + Directory.COUNTED + " means that many or more.";

    private DirectoryJson() {}

    static Record of(TopicKind kind, DirectoryPart part, Site site) {
        var page = new FeedJson.Page(part.next(), part.previous(), part.next() != null);
        var entries = part.items().stream();
        return switch (kind) {
            case SECTION, TAG ->
                new TopicPage(
                        entries.map(entry -> TopicItem.of(kind, entry, site)).toList(), page);
            case AUTHOR ->
                new AuthorPage(entries.map(entry -> AuthorItem.of(entry, site)).toList(), page);
        };
    }

    @Schema(name = "DirectoryPage")
    record TopicPage(
            @ArraySchema(arraySchema = @Schema(description = "The sections or tags of the page."))
            List<TopicItem> items,

            @Schema(description = "Where the pages beside this one are.")
            FeedJson.Page page) {}

    @Schema(name = "AuthorPage")
    record AuthorPage(
            @ArraySchema(arraySchema = @Schema(description = "The authors of the page."))
            List<AuthorItem> items,

            @Schema(description = "Where the pages beside this one are.")
            FeedJson.Page page) {}

    @Schema(name = "DirectoryEntry", description = "A section or a tag that has published articles.")
    record TopicItem(
            @Schema(description = "The value of `section` or `tag` in the feed.")
            String slug,

            @Schema(description = "Plain text.") String name,

            @Schema(description = "Canonical address of the page of its articles.")
            String url,

            @Schema(description = COUNTED, minimum = "1", maximum = "" + Directory.COUNTED)
            int articleCount) {

        private static TopicItem of(TopicKind kind, DirectoryEntry entry, Site site) {
            var path = kind == TopicKind.TAG ? site.tagPath(entry.slug()) : site.sectionPath(entry.slug());
            return new TopicItem(entry.slug(), entry.name(), site.absolute(path), entry.articles());
        }
    }

    @Schema(name = "AuthorEntry", description = "An author who has published articles.")
    record AuthorItem(
            @Schema(description = "The value of `author` in the feed.")
            String slug,

            @Schema(description = "The name in bylines.") String name,

            @Nullable @Schema(description = "A sentence or two about the author, in plain text.")
            String bio,

            @Nullable @Schema(description = "Address of a picture, absolute or from the site's root.")
            String avatar,

            @Schema(description = "Canonical address of the page of the author's articles.")
            String url,

            @Schema(description = COUNTED, minimum = "1", maximum = "" + Directory.COUNTED)
            int articleCount) {

        private static AuthorItem of(DirectoryEntry entry, Site site) {
            return new AuthorItem(
                    entry.slug(),
                    entry.name(),
                    entry.bio(),
                    entry.avatar(),
                    site.absolute(site.authorPath(entry.slug())),
                    entry.articles());
        }
    }
}

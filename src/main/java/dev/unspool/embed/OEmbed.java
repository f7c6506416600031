package dev.unspool.embed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.unspool.article.Author;
import dev.unspool.article.Headline;
import dev.unspool.article.Image;
import dev.unspool.syndication.XmlDocument;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** What oEmbed 1.0 tells of an article. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OEmbed")
record OEmbed(
        @Schema(
                description =
                        "`rich` with a frame to put into a page; `link` where the site allows no frame, or none of that size.")
        String type,

        @Schema(description = "The version of oEmbed, `1.0`.")
        String version,

        @Schema(description = "The headline.") String title,

        @Schema(description = "The authors, with commas between them; absent if none is known.")
        @JsonProperty("author_name")
        @Nullable
        String authorName,

        @Schema(description = "The page of the first author.") @JsonProperty("author_url") @Nullable
        String authorUrl,

        @Schema(description = "The name of this site.") @JsonProperty("provider_name")
        String providerName,

        @Schema(description = "The address of this site.") @JsonProperty("provider_url")
        String providerUrl,

        @Schema(description = "Seconds for which the answer may be kept. What the frame shows is always current.")
        @JsonProperty("cache_age")
        int cacheAge,

        @Schema(description = "The lead picture, if its size is known and within the limits.")
        @JsonProperty("thumbnail_url")
        @Nullable
        String thumbnailUrl,

        @Schema(description = "Pixels.") @JsonProperty("thumbnail_width") @Nullable
        Integer thumbnailWidth,

        @Schema(description = "Pixels.") @JsonProperty("thumbnail_height") @Nullable
        Integer thumbnailHeight,

        @Schema(description = "An `iframe`, which names no script.") @Nullable
        String html,

        @Schema(description = "Pixels of the frame.") @Nullable
        Integer width,

        @Schema(description = "Pixels of the frame.") @Nullable
        Integer height) {

    private static final int CACHE_AGE = 300;

    /** Pixels of a frame. Its words need {@link #WORDS}; a picture above them is half as high as wide. */
    private static final int WIDTH = 600;

    private static final int WORDS = 200;

    /** Pixels. A smaller frame shows no headline. */
    private static final int LEAST_WIDTH = 200;

    private static final int LEAST_HEIGHT = 120;

    /**
     * Returns the description of an article.
     *
     * @param maxWidth pixels that the caller has room for
     * @param isFramed whether any site may show a frame
     */
    static OEmbed of(Headline headline, Site site, int maxWidth, int maxHeight, boolean isFramed) {
        var width = Math.min(WIDTH, maxWidth);
        var height = Math.min(headline.image() == null ? WORDS : WORDS + width / 2, maxHeight);
        var isRich = isFramed && width >= LEAST_WIDTH && height >= LEAST_HEIGHT;
        var thumbnail = thumbnail(headline.image(), maxWidth, maxHeight);
        return new OEmbed(
                isRich ? "rich" : "link",
                "1.0",
                headline.title(),
                headline.authors().isEmpty()
                        ? null
                        : headline.authors().stream().map(Author::name).collect(Collectors.joining(", ")),
                headline.author() == null
                        ? null
                        : site.absolute(site.authorPath(headline.author().slug())),
                site.name(),
                site.absolute("/"),
                CACHE_AGE,
                thumbnail == null ? null : site.absolute(thumbnail.url()),
                thumbnail == null ? null : thumbnail.width(),
                thumbnail == null ? null : thumbnail.height(),
                isRich ? frame(headline, site, width, height) : null,
                isRich ? width : null,
                isRich ? height : null);
    }

    /** Returns the picture if others draw it, and if its size is known, which oEmbed demands, and within the limits. */
    private static @Nullable Image thumbnail(@Nullable Image image, int maxWidth, int maxHeight) {
        return image == null
                        || !image.isDrawnByNetworks()
                        || image.width() == null
                        || image.height() == null
                        || image.width() > maxWidth
                        || image.height() > maxHeight
                ? null
                : image;
    }

    private static String frame(Headline headline, Site site, int width, int height) {
        return "<iframe src=\"" + HtmlUtils.htmlEscape(site.absolute(site.embedPath(headline.slug()))) + "\" title=\""
                + HtmlUtils.htmlEscape(headline.title()) + "\" width=\"" + width + "\" height=\"" + height
                + "\" loading=\"lazy\" style=\"border:0\"></iframe>";
    }

    /** Returns the description as oEmbed's XML, in UTF-8. */
    byte[] xml() {
        return new XmlDocument()
                .open("oembed")
                .element("type", type)
                .element("version", version)
                .element("title", title)
                .element("author_name", authorName)
                .element("author_url", authorUrl)
                .element("provider_name", providerName)
                .element("provider_url", providerUrl)
                .element("cache_age", Integer.toString(cacheAge))
                .element("thumbnail_url", thumbnailUrl)
                .element("thumbnail_width", text(thumbnailWidth))
                .element("thumbnail_height", text(thumbnailHeight))
                .element("html", html)
                .element("width", text(width))
                .element("height", text(height))
                .close()
                .bytes();
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }
}

package dev.unspool.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The site's name, address and colours: settings {@code unspool.site.*}.
 *
 * @param name in the masthead and in every title
 * @param tagline a line beneath the name
 * @param baseUrl address of the site, without a slash at the end: canonical links begin with it
 * @param language BCP 47 tag of the site's own texts
 * @param accent CSS colour of links and marks on light pages
 * @param accentDark CSS colour of links and marks on dark pages
 */
@ConfigurationProperties("unspool.site")
public record Site(
        @DefaultValue("LTD News") String name,
        @DefaultValue("All that comes in with the tide") String tagline,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("en") String language,
        @DefaultValue("#9b1c31") String accent,
        @DefaultValue("#ff8a9a") String accentDark) {

    /** Paths of the directories. The pages of their entries are below them. */
    public static final String SECTIONS = "/sections";

    public static final String TAGS = "/tags";
    public static final String AUTHORS = "/authors";

    /** Path of the page of what is read most. */
    public static final String MOST_READ = "/most-read";

    /** Path of the endpoint that tells programs how to show an article in another site's page. */
    public static final String OEMBED = "/oembed";

    private static final String ARTICLES = "/articles/";

    /** Whether readers reach the site over TLS, by its base URL: what proxies and readers say about a request decides nothing. */
    public boolean isHttps() {
        return "https".equalsIgnoreCase(baseUrl.getScheme());
    }

    /** Returns the path of an article's page, in ASCII. */
    public String articlePath(String slug) {
        return ARTICLES + encoded(slug);
    }

    /** Returns the prefix of the absolute addresses of all articles. No character of a URI has to be escaped in JSON. */
    public String articles() {
        return absolute(ARTICLES);
    }

    /** Returns the path of the page of an article's comments. */
    public String commentsPath(String slug) {
        return articlePath(slug) + "/comments";
    }

    /** Returns the path of the page of what else to read after an article. */
    public String relatedPath(String slug) {
        return articlePath(slug) + "/related";
    }

    /** Returns the path of the card of an article, for pages of other sites. */
    public String embedPath(String slug) {
        return "/embed" + articlePath(slug);
    }

    /** Returns the address at which programs find out how to show an article in another site's page. */
    public String oembedAddress(String slug) {
        return absolute(OEMBED + "?url=" + encoded(absolute(articlePath(slug))));
    }

    /** Returns the slug or id of the article whose page has this absolute address, whatever its query; empty if it is no such address. */
    public Optional<String> slugIn(String address) {
        try {
            var uri = new URI(address);
            var path = uri.getPath();
            var isOurs = path != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getRawAuthority() != null
                    && uri.getRawAuthority().equalsIgnoreCase(baseUrl.getRawAuthority())
                    && path.startsWith(baseUrl.getPath() + ARTICLES);
            return isOurs
                    ? Optional.of(path.substring(baseUrl.getPath().length() + ARTICLES.length()))
                            .filter(slug -> !slug.isEmpty() && slug.indexOf('/') < 0)
                    : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    public String sectionPath(String slug) {
        return SECTIONS + '/' + encoded(slug);
    }

    public String tagPath(String slug) {
        return TAGS + '/' + encoded(slug);
    }

    public String authorPath(String slug) {
        return AUTHORS + '/' + encoded(slug);
    }

    /** Returns the absolute address of {@code path}. */
    public String absolute(String path) {
        return path.startsWith("/") ? baseUrl + path : path;
    }

    private static String encoded(String slug) {
        return URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }
}

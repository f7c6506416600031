package dev.unspool.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the site is called, where it is, and its colours: settings {@code unspool.site.*}.
 *
 * @param name stands in the masthead and in every title
 * @param tagline a line beneath the name
 * @param baseUrl where readers find the site, without a slash at the end: canonical links begin with it
 * @param language BCP 47 tag of the site's own words
 * @param accent CSS colour of links and marks on light pages
 * @param accentDark the same on dark pages
 */
@ConfigurationProperties("unspool.site")
public record Site(
        @DefaultValue("LTD News") String name,
        @DefaultValue("All that comes in with the tide") String tagline,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("en") String language,
        @DefaultValue("#9b1c31") String accent,
        @DefaultValue("#ff8a9a") String accentDark) {

    private static final String ARTICLES = "/articles/";

    /** Whether readers reach the site over TLS, by its base URL: what proxies and readers say of a request decides nothing. */
    public boolean isHttps() {
        return "https".equalsIgnoreCase(baseUrl.getScheme());
    }

    /** The path of an article's page, in ASCII. */
    public String articlePath(String slug) {
        return ARTICLES + encoded(slug);
    }

    /** What the absolute addresses of all articles begin with. Nothing in a URI is escaped in JSON. */
    public String articles() {
        return absolute(ARTICLES);
    }

    /** The path of the page of an article's comments. */
    public String commentsPath(String slug) {
        return articlePath(slug) + "/comments";
    }

    public String sectionPath(String slug) {
        return "/sections/" + encoded(slug);
    }

    public String tagPath(String slug) {
        return "/tags/" + encoded(slug);
    }

    public String authorPath(String slug) {
        return "/authors/" + encoded(slug);
    }

    /** The address of {@code path} for the world outside. */
    public String absolute(String path) {
        return path.startsWith("/") ? baseUrl + path : path;
    }

    private static String encoded(String slug) {
        return URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }
}

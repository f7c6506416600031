package dev.unspool.reader;

import dev.unspool.syndication.Sitemaps;
import dev.unspool.web.Caching;
import dev.unspool.web.ETags;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The small files of a site that follow from its settings: colours, icon, manifest, rules for robots. */
@RestController
@Hidden
class SiteFilesController {

    /** A day: they change with a deployment, and nothing breaks if an old one stays. */
    static final String A_DAY = "public, max-age=86400";

    /** Robots may read pages; they need not read addresses that only repeat or continue one, nor search: that costs a hundred times a page. */
    private static final String ROBOTS = """
            User-agent: *
            Disallow: /api/
            Disallow: /search
            Disallow: /*?fragment=
            Disallow: /*&fragment=

            Sitemap: %s
            Sitemap: %s
            """;

    private final Theme theme;
    private final Site site;
    private final JsonMapper json;

    SiteFilesController(Theme theme, Site site, JsonMapper json) {
        this.theme = theme;
        this.site = site;
        this.json = json;
    }

    /**
     * Only the current colours are cached for ever: while two versions are running, the other one's must not be kept under this address.
     */
    @GetMapping("/theme.css")
    ResponseEntity<byte[]> theme(@RequestParam(name = "v", required = false) @Nullable String version) {
        var isOurs = theme.version().equals(version);
        return answer(theme.css(), "text/css;charset=UTF-8", isOurs ? Caching.IMMUTABLE : "no-cache");
    }

    @GetMapping("/favicon.svg")
    ResponseEntity<byte[]> icon() {
        return answer(theme.icon(), "image/svg+xml", A_DAY);
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<byte[]> iconPicture() {
        return answer(theme.iconPicture(), "image/x-icon", A_DAY);
    }

    @GetMapping("/site.webmanifest")
    ResponseEntity<byte[]> manifest() {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("name", site.name());
        manifest.put("short_name", site.name());
        manifest.put("description", site.tagline());
        manifest.put("lang", site.language());
        manifest.put("start_url", "/");
        manifest.put("display", "minimal-ui");
        manifest.put("background_color", theme.paper());
        manifest.put("theme_color", theme.paper());
        manifest.put("icons", SiteIcon.ofApplication());
        return answer(json.writeValueAsBytes(manifest), "application/manifest+json", A_DAY);
    }

    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots() {
        var robots = ROBOTS.formatted(site.absolute(Sitemaps.INDEX), site.absolute(Sitemaps.NEWS));
        return answer(robots.getBytes(StandardCharsets.UTF_8), "text/plain;charset=UTF-8", A_DAY);
    }

    private static ResponseEntity<byte[]> answer(byte[] body, String type, String cacheControl) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .eTag(ETags.of(body))
                .body(body);
    }
}

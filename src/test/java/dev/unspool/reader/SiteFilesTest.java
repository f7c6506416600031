package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The small files of a site. */
class SiteFilesTest extends PageTest {

    @Test
    void keepsTheColoursForEverUnderTheAddressThatPagesName() {
        var address = page("/").select("link[href^=/theme.css]").attr("href");
        var ours = get(address);
        assertThat(text(ours)).contains("--accent:#9b1c31", "--accent:#ff8a9a");
        assertThat(ours.getResponseHeaders().getCacheControl()).isEqualTo("public, max-age=31536000, immutable");
        assertThat(get("/theme.css?v=other").getResponseHeaders().getCacheControl())
                .isEqualTo("no-cache");
    }

    @Test
    void drawsAnIconWithTheSitesInitials() {
        var icon = get("/favicon.svg");
        assertThat(icon.getResponseHeaders().getContentType()).hasToString("image/svg+xml");
        assertThat(text(icon)).contains(">LN</text>");
    }

    @Test
    void introducesItselfToSystemsAndRobots() {
        assertThat(text(get("/site.webmanifest"))).contains("\"name\":\"LTD News\"");
        assertThat(text(get("/robots.txt"))).startsWith("User-agent: *\nDisallow: /api/");
    }
}

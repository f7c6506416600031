package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.http.client.HttpClient;

/** The small files of a site. */
class SiteFilesTest extends PageTest {

    @Test
    void cachesTheColoursForEverUnderTheAddressInPages() {
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
    void servesFaviconIco() throws IOException {
        var icon = get("/favicon.ico");
        assertThat(icon.getResponseHeaders().getContentType()).hasToString("image/x-icon");
        var ico = ByteBuffer.wrap(icon.getResponseBody()).order(ByteOrder.LITTLE_ENDIAN);
        var png = Arrays.copyOfRange(icon.getResponseBody(), ico.getInt(18), ico.getInt(18) + ico.getInt(14));
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo(48);
        assertThat(picture.getRGB(24, 4)).isEqualTo(0xff9b1c31);
        assertThat(picture.getRGB(24, 14)).isEqualTo(0xffffffff);
        assertThat(picture.getRGB(0, 0) >>> 24).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/favicon-32.png,32,32",
        "/apple-touch-icon.png,180,180",
        "/icon-192.png,192,192",
        "/icon-512.png,512,512",
        "/icon-maskable-512.png,512,512",
        "/picture.png,1200,630"
    })
    void drawsTheIconInEverySizeThatIsAskedFor(String address, int width, int height) throws IOException {
        var icon = get(address);
        assertThat(icon.getResponseHeaders().getContentType()).isEqualTo(MediaType.IMAGE_PNG);
        assertThat(icon.getResponseHeaders().getCacheControl()).isEqualTo("public, max-age=86400");
        var picture = ImageIO.read(new ByteArrayInputStream(icon.getResponseBody()));
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(width, height);
        assertThat(picture.getRGB(width / 2, height / 12)).isEqualTo(0xff9b1c31);
        assertThat(picture.getRGB(width / 2, height * 3 / 10)).isEqualTo(0xffffffff);
    }

    @Test
    void namesTheIconsInPagesAndManifest() {
        var head = page("/").head();
        assertThat(head.select("link[rel=apple-touch-icon]").attr("href")).isEqualTo("/apple-touch-icon.png");
        assertThat(head.select("link[rel=icon]").eachAttr("sizes")).containsExactly("48x48", "32x32", "any");
        assertThat(text(get("/site.webmanifest")))
                .contains("/icon-192.png", "/icon-512.png", "\"purpose\":\"maskable\"");
    }

    @Test
    void letsCachesKeepTheDemosPictures() {
        var picture = get("/demo/pictures/fog.svg").getResponseHeaders();
        assertThat(picture.getCacheControl()).isEqualTo("max-age=86400, public");
    }

    @Test
    void servesManifestAndRobotsTxt() {
        assertThat(text(get("/site.webmanifest"))).contains("\"name\":\"LTD News\"");
        assertThat(text(get("/robots.txt"))).startsWith("User-agent: *\nDisallow: /api/");
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "'gzip, br', br"})
    void sendsScriptAndStylesCompressed(String accepted, String sent) {
        for (var address : List.of(
                script(),
                page("/").select("link[rel=stylesheet][href^=/assets]").attr("href"))) {
            var whole = get(address);
            var compressed = get(address, accepted);
            var headers = compressed.getResponseHeaders();
            assertThat(headers.getFirst(HttpHeaders.CONTENT_ENCODING)).isEqualTo(sent);
            assertThat(headers.getVary()).contains(HttpHeaders.ACCEPT_ENCODING);
            assertThat(headers.getContentType())
                    .isEqualTo(whole.getResponseHeaders().getContentType());
            assertThat(compressed.getResponseBody()).hasSizeLessThan(whole.getResponseBody().length / 2);
        }
    }

    /** The goal for the first load: script below 13 KB. */
    @Test
    void keepsTheScriptSmall() {
        assertThat(get(script(), "br").getResponseBody()).hasSizeLessThan(13_000);
    }

    @Test
    void sendsPagesCompressedButNoStream() {
        articles.publish(1, i -> NOON);
        var page = get("/", "gzip").getResponseHeaders();
        assertThat(page.getFirst(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
        assertThat(page.getVary()).anyMatch(HttpHeaders.ACCEPT_ENCODING::equalsIgnoreCase);
        var stream = plainClient()
                .get()
                .uri("/api/v1/stream")
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .exchange()
                .returnResult(String.class);
        assertThat(stream.getResponseHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))
                .isNull();
        stream.getResponseBody().take(1).blockLast(LIMIT);
    }

    private String script() {
        return page("/").select("script[src]").attr("src");
    }

    private EntityExchangeResult<byte[]> get(String uri, String encodings) {
        return plainClient()
                .get()
                .uri(uri)
                .header(HttpHeaders.ACCEPT_ENCODING, encodings)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    /** The usual client unpacks what it gets, and hides that it was packed. */
    private WebTestClient plainClient() {
        return client.mutate()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create()))
                .build();
    }
}

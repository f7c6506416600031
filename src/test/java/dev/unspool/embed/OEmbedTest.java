package dev.unspool.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found.Published;
import dev.unspool.web.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How programs find out what to show of an article in another site's page. */
class OEmbedTest extends EmbedsTest {

    private static final String HOSTILE = "Fog\"><script>alert(1)</script> & co";

    @Autowired
    private Site site;

    @Autowired
    private ArticleStore store;

    @Test
    void describesAnArticleByTheAddressThatItsPageNames() {
        publish("The beacon", "News");
        var address = html(get("/articles/the-beacon"))
                .select("link[type=application/json+oembed]")
                .attr("href");
        assertThat(address).startsWith(site.absolute("/oembed?url="));
        get(address.substring(site.baseUrl().toString().length()), "*/*")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo("1.0")
                .jsonPath("$.type")
                .isEqualTo("link")
                .jsonPath("$.title")
                .isEqualTo("The beacon")
                .jsonPath("$.provider_name")
                .isEqualTo(site.name())
                .jsonPath("$.html")
                .doesNotExist();
    }

    @Test
    void takesTheAddressWithACampaignAndWritesXml() {
        publish(HOSTILE, "News");
        var slug = "fog-script-alert-1-script-co";
        var xml = text(oembed(site.absolute("/articles/" + slug) + "?utm_source=x#y", "&format=xml"));
        assertThat(xml)
                .contains("<type>link</type>")
                .contains("<title>Fog\"&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; co</title>");
    }

    @Test
    void framesTheCardWithinTheRoomThatThereIs() {
        publish(HOSTILE, "News");
        var headline = ((Published) store.find("fog-script-alert-1-script-co").block(LIMIT))
                .article()
                .headline();
        var described = OEmbed.of(headline, site, 400, 10_000, true);
        assertThat(described.type()).isEqualTo("rich");
        assertThat(described.width()).isEqualTo(400);
        assertThat(described.html())
                .startsWith("<iframe src=\"" + site.absolute("/embed/articles/fog-script-alert-1-script-co") + "\"")
                .contains("title=\"Fog&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; co\"");
        assertThat(OEmbed.of(headline, site, 100, 10_000, true).type()).isEqualTo("link");
    }

    @Test
    void knowsNoArticleThatWasRetracted() {
        var id = publish("The beacon", "News");
        assertThat(text(oembed(site.absolute("/articles/the-beacon"), ""))).contains("The beacon");
        articles.retract(id);
        oembed(site.absolute("/articles/the-beacon"), "").expectStatus().isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource({
        "https://elsewhere.example/articles/the-beacon, 404",
        "http://localhost:8080.elsewhere.example/articles/the-beacon, 404",
        "http://localhost:8080@elsewhere.example/articles/the-beacon, 404",
        "javascript:alert(1), 404",
        "/articles/the-beacon, 404",
        "http://localhost:8080/articles/, 404",
        "http://localhost:8080/articles/the-beacon/comments, 404",
        "http://localhost:8080/articles/%00, 404",
        "http://localhost:8080/articles/%2e%2e, 404",
        "http://[, 404",
    })
    void knowsNothingElse(String url, int status) {
        publish("The beacon", "News");
        oembed(url, "").expectStatus().isEqualTo(status).expectHeader().contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "format=yaml", "maxwidth=0", "maxheight=1e3", "maxwidth=99999", "maxwidth=-1", "colour=red"})
    void saysWhatToChange(String query) {
        publish("The beacon", "News");
        (query.isEmpty() ? get("/oembed", "*/*") : oembed(site.absolute("/articles/the-beacon"), '&' + query))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partner.example",
                "https://a.example; script-src *",
                "https://a.example/path",
                "ftp://a.example",
                "'self'",
                "https://*"
            })
    void refusesWhatIsNoOrigin(String origin) {
        assertThatThrownBy(() -> new EmbedSettings(List.of(origin))).hasMessageContaining("unspool.embed.origins");
    }

    @Test
    void allowsTheSitesThatAreNamedAlone() {
        assertThat(new EmbedSettings(List.of()).contentSecurityPolicy()).endsWith("frame-ancestors 'none'");
        assertThat(new EmbedSettings(List.of("https://a.example", "https://*.b.example:8443")).contentSecurityPolicy())
                .endsWith("frame-ancestors https://a.example https://*.b.example:8443");
        assertThat(new EmbedSettings(List.of("*")).areAnyAllowed()).isTrue();
    }

    private ResponseSpec oembed(String url, String more) {
        return get("/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more, "*/*");
    }
}

package dev.unspool.embed;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages of other sites show of this one. */
class EmbedTest extends EmbedsTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> \"fog\"";

    @Test
    void showsAnArticleWithoutScriptOrForm() {
        publish(HOSTILE, "Coast");
        var embed = embed("/embed/articles/img-src-x-onerror-alert-1-fog", 200);
        assertThat(embed.select("h1 a").text()).isEqualTo(HOSTILE);
        assertThat(embed.select("h1 a").attr("href"))
                .startsWith("http")
                .endsWith("/articles/img-src-x-onerror-alert-1-fog");
        assertThat(embed.select(".kicker").text()).isEqualTo("Coast");
        assertThat(embed.select("script, form, main img")).isEmpty();
    }

    @Test
    void showsTheNewestHeadlinesOfASection() {
        publish("The beacon", "Coast");
        publish("The council", "Town");
        assertThat(embed("/embed/headlines", 200).select(".list a").eachText())
                .containsExactlyInAnyOrder("The beacon", "The council");
        assertThat(embed("/embed/headlines?section=coast", 200)
                        .select(".list a")
                        .eachText())
                .containsExactly("The beacon");
        assertThat(embed("/embed/headlines?limit=1", 200).select(".list li")).hasSize(1);
    }

    @Test
    void showsCommentsAndWhereToWriteOne() {
        publish("The beacon", "Coast");
        var embed = embed("/embed/articles/the-beacon/comments", 200);
        assertThat(embed.select(".none").text()).contains("first to comment");
        assertThat(embed.select(".more a").attr("href")).endsWith("/articles/the-beacon/comments");
    }

    @Test
    void isGoneWithTheArticleEverywhere() {
        var id = publish("The beacon", "Coast");
        assertThat(embed("/embed/articles/the-beacon", 200).text()).contains("The beacon");
        assertThat(embed("/embed/headlines", 200).text()).contains("The beacon");
        articles.retract(id);
        assertThat(embed("/embed/articles/the-beacon", 410).text())
                .contains("retracted")
                .doesNotContain("The beacon");
        assertThat(embed("/embed/articles/the-beacon/comments", 410).text()).doesNotContain("The beacon");
        assertThat(embed("/embed/headlines", 200).text()).doesNotContain("The beacon");
    }

    @Test
    void saysInTheFrameThatNothingIsThere() {
        assertThat(embed("/embed/articles/nobody-wrote-this", 404).text()).contains("nothing here");
        assertThat(embed("/embed/headlines?tag=none", 404).text()).contains("nothing here");
    }

    @ParameterizedTest
    @CsvSource({
        "/embed/headlines?limit=21, limit-out-of-range",
        "/embed/headlines?section=a&tag=b, malformed-request",
        "/embed/headlines?colour=red, malformed-request",
        "/embed/articles/the-beacon?limit=1, malformed-request",
    })
    void saysWhatToChange(String address, String code) {
        get(address, "*/*")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private Document embed(String address, int status) {
        return html(get(address)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains("default-src 'none'", "frame-ancestors 'none'")
                                .doesNotContain("script-src")));
    }
}

package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parts of a body the keyboard reaches. */
class ScrollablePartsTest {

    private static final String WIDE = "x".repeat(29);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<pre>%s</pre>",
                "<pre id=\"a\"><code class=\"b\">short\n%s</code></pre>",
                "<pre>&lt;b&gt;%s</pre>"
            })
    void reachesLongLines(String html) {
        var pre = Jsoup.parse(ScrollableParts.reachable("<p>a</p>" + html.formatted(WIDE) + "<p>b</p>"))
                .selectFirst("pre");
        assertThat(pre.attr("tabindex")).isEqualTo("0");
        assertThat(pre.attr("role")).isEqualTo("group");
        assertThat(pre.attr("aria-label")).isNotBlank();
        assertThat(pre.text()).contains(WIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>No such part.</p>",
                "<pre>short\nlines\nonly</pre>",
                "<pre>&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;</pre>",
                "<pre><strong><em><code>short</code></em></strong></pre>",
                "<p>&lt;pre&gt;</p>"
            })
    void leavesTheRestAsItIs(String html) {
        assertThat(ScrollableParts.reachable(html)).isEqualTo(html);
    }

    @Test
    void treatsEachPartByItself() {
        var html = "<pre>a</pre><pre>" + WIDE + "</pre><pre>$1\\</pre>";
        assertThat(Jsoup.parse(ScrollableParts.reachable(html)).select("pre").eachAttr("tabindex"))
                .containsExactly("0");
        assertThat(ScrollableParts.reachable(html)).endsWith("<pre>$1\\</pre>");
    }

    @Test
    void makesGroupsOfTablesNotLandmarks() {
        var html = "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Tides\"><table></table></div>";
        assertThat(ScrollableParts.reachable(html)).isEqualTo(html.replace("region", "group"));
    }
}

package dev.unspool.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cleaning of bodies as sites and word processors write them. */
class BodyCleanerTest {

    private static final String LAZY = " loading=\"lazy\" decoding=\"async\">";

    private final BodyCleaner cleaner = new BodyCleaner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // paragraphs
                "<p>a</p><p>b</p> | <p>a</p>⏎<p>b</p>",
                "bare | <p>bare</p>",
                "one<div>two</div>three | <p>one</p>⏎<p>two</p>⏎<p>three</p>",
                "<div><section><p>a</p><font color=red>b</font></section></div> | <p>a</p>⏎<p>b</p>",
                "a<br>b | <p>a<br>b</p>",
                "a<br> <br/>b | <p>a</p>⏎<p>b</p>",
                "<p><br>a<br></p> | <p>a</p>",
                "<p>&nbsp;</p><p> </p><p>a</p> | <p>a</p>",
                "<p>a  ⏎ b <b> c </b> d</p> | <p>a b <b>c </b>d</p>",
                "<b><p>a</p><p>b</p></b> | <p><b>a</b></p>⏎<p><b>b</b></p>",
                "<p>a<b></b></p> | <p>a</p>",
                "<b>a<b>b</b></b> | <p><b>ab</b></p>",
                "<tt>x</tt> <strike>y</strike> <center>z</center> | <p><code>x</code> <s>y</s></p>⏎<p>z</p>",
                "a<hr>b | <p>a</p>⏎<hr>⏎<p>b</p>",
                // lists
                "<ul><li>a<li>b</ul> | <ul><li>a</li><li>b</li></ul>",
                "<ul><li><p>a</p></li></ul> | <ul><li>a</li></ul>",
                "<ul><li><p>a</p><p>b</p></li></ul> | <ul><li><p>a</p><p>b</p></li></ul>",
                "<ul><li>a<ul><li>b</li></ul></li></ul> | <ul><li>a<ul><li>b</li></ul></li></ul>",
                "<ul><li>a</li><ul><li>b</li></ul></ul> | <ul><li>a<ul><li>b</li></ul></li></ul>",
                "<ul>a<li>b</li></ul> | <ul><li>a</li><li>b</li></ul>",
                "<ul><li></li></ul>a | <p>a</p>",
                "<li>a</li> | <p>a</p>",
                "<ol start=3 onclick=x()><li value=7>a</ol> | <ol start=\"3\"><li value=\"7\">a</li></ol>",
                "<dl><dt>a<dd>b</dl> | <dl><dt>a</dt><dd>b</dd></dl>",
                // quotes, figures, code
                "<blockquote>a<footer>b</footer></blockquote> | <blockquote><p>a</p><p>b</p></blockquote>",
                "<p>a <q>b</q> <cite>c</cite></p> | <p>a <q>b</q> <cite>c</cite></p>",
                "<figure><blockquote>a</blockquote><figcaption><p>b</p><p>c</p></figcaption></figure>"
                        + " | <figure><blockquote><p>a</p></blockquote><figcaption>b c</figcaption></figure>",
                "<figcaption>a</figcaption> | <p>a</p>",
                "<pre><code>⏎  a⏎⏎ b⏎</code></pre> | <pre><code>  a⏎⏎ b</code></pre>",
                "<p>2 < 3 &amp; <code>&lt;p&gt;</code> | <p>2 &lt; 3 &amp; <code>&lt;p&gt;</code></p>",
                // language and direction
                "<p lang=AR dir=RTL>a</p> | <p lang=\"ar\" dir=\"rtl\">a</p>",
                "<div lang=he dir=rtl><p>a</p><p lang=yi>b</p></div>"
                        + " | <p lang=\"he\" dir=\"rtl\">a</p>⏎<p lang=\"yi\" dir=\"rtl\">b</p>",
                "<p>a <span lang=de>b</span> <span>c</span></p> | <p>a <span lang=\"de\">b</span> c</p>",
                "<p lang='!' dir=up>a <bdo>b</bdo> <bdi>c</bdi></p> | <p>a b <bdi>c</bdi></p>",
                "<ruby>漢<rp>(</rp><rt>kan</rt></ruby> | <p><ruby>漢<rp>(</rp><rt>kan</rt></ruby></p>",
            })
    void cleansBodiesToProse(String body, String prose) {
        assertThat(html(lines(body))).isEqualTo(lines(prose));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a href='https://a.example/x?y=1&z=2' target=_blank onclick=x()>a</a>"
                        + " | <p><a href=\"https://a.example/x?y=1&amp;z=2\" rel=\"noopener\">a</a></p>",
                "<a href=//a.example/x>a</a> | <p><a href=\"https://a.example/x\" rel=\"noopener\">a</a></p>",
                "<a href=/x>a</a> | <p><a href=\"/x\">a</a></p>",
                "<a href=mailto:a@b.example>a</a> | <p><a href=\"mailto:a@b.example\">a</a></p>",
                "<a href='http://a.example' rel='SPONSORED me'>a</a>"
                        + " | <p><a href=\"http://a.example\" rel=\"noopener sponsored\">a</a></p>",
                "<a href='#note'>a</a> <a href=page.html>b</a> <a href=ftp://c.example>c</a> <a>d</a> | <p>a b c d</p>",
                "<a href=https://a.example><h2>a</h2><p>b</p></a>"
                        + " | <h2><a href=\"https://a.example\" rel=\"noopener\">a</a></h2>⏎"
                        + "<p><a href=\"https://a.example\" rel=\"noopener\">b</a></p>",
            })
    void keepsValidLinks(String body, String prose) {
        assertThat(html(lines(body))).isEqualTo(lines(prose));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<img src=http://a.example/p.jpg width=640 height=50% srcset='x 2x'>"
                        + " | <p><img src=\"https://a.example/p.jpg\" alt=\"\" width=\"640\"",
                "<img src=/p.svg alt='A \"ship\"'> | <p><img src=\"/p.svg\" alt=\"A &quot;ship&quot;\"",
                "<img src='data:image/gif;base64,R0' data-src=//a.example/p.jpg> | <p><img src=\"https://a.example/p.jpg\" alt=\"\"",
                "<picture><source srcset=x><img src=/p.jpg alt=a></picture> | <p><img src=\"/p.jpg\" alt=\"a\"",
            })
    void cleansPicturesAndLoadsThemLazily(String body, String prose) {
        assertThat(html(body)).isEqualTo(prose + LAZY + "</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=https://a.example/count.gif width=1 height=1>",
                "<img src='data:image/png;base64,xx' alt=a>",
                "<img alt=a>",
                "<iframe src='javascript:alert(1)'></iframe>",
                "<video></video>",
                "<form><p>Subscribe!</p><input><button>Go</button></form>",
                "<script>a</script><style>b</style><noscript>c</noscript><template>d</template>",
                "<svg><title>a</title><path d=x /></svg><math><annotation>x</annotation></math><!-- a -->",
                "<table><tr><td>&nbsp;</td></tr></table>",
                "<ul><li> </li></ul><h2></h2><figure></figure><blockquote><hr></blockquote>",
                "<h1>The   title!</h1>",
                "<h1>The title</h1><hr>",
                "<h2>The title</h2><hr><h2>The title</h2><hr>",
                "",
                " \u200b\u00a0 ",
            })
    void isEmptyIfNothingIsLeftToRead(String body) {
        assertThat(cleaner.clean(Bodies.titled("The Title"), new Body(body, Form.HTML)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<iframe src='https://www.youtube-nocookie.com/embed/abc123XYZ_-?rel=0' title='YouTube video player'>f</iframe>"
                        + " | https://www.youtube.com/watch?v=abc123XYZ_- | Watch on www.youtube.com",
                "<iframe src='//player.vimeo.com/video/76979871'></iframe> | https://vimeo.com/76979871 | Watch on vimeo.com",
                "<video><source src=https://films.example/a.mp4>none</video> | https://films.example/a.mp4 | Watch on films.example",
                "<audio src=https://a.example/b.mp3></audio> | https://a.example/b.mp3 | Listen on a.example",
                "<object data=https://a.example/b.pdf><b>none</b></object> | https://a.example/b.pdf | View on a.example",
                "<embed src=https://a.example:8080/b> | https://a.example:8080/b | View on a.example:8080",
            })
    void replacesEmbeddedMediaByALink(String body, String address, String text) {
        var link = "<a href=\"" + address + "\" rel=\"noopener\">" + text + "</a>";
        assertThat(html("<p>a<b>" + body + "c</b>")).isEqualTo("<p>a</p>\n<p>" + link + "</p>\n<p><b>c</b></p>");
    }

    @Test
    void wrapsTablesInAScrollableFrame() {
        assertThat(
                        html(
                                "<table border=1><caption>The <b>tides</b></caption><tr><th scope=col colspan=2 style=x>a<tr><td>b<td></table>"))
                .isEqualTo("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"The tides\"><table>"
                        + "<caption>The <b>tides</b></caption><tbody><tr><th colspan=\"2\" scope=\"col\">a</th></tr>"
                        + "<tr><td>b</td><td></td></tr></tbody></table></div>");
    }

    @Test
    void renumbersHeadingsFromTwoToFourWithoutGaps() {
        assertThat(html("<h1>a</h1><h3>b</h3><h6>c</h6><h6>d</h6><h3>e</h3><h5>f</h5>"))
                .isEqualTo("<h2>a</h2>\n<h3>b</h3>\n<h4>c</h4>\n<h4>d</h4>\n<h3>e</h3>\n<h4>f</h4>");
    }

    @Test
    void dropsAHeadingThatRepeatsTheTitle() {
        assertThat(html("<h1>“THE title”</h1><h2>The Title</h2><h2>Sub</h2><p>a</p><h2>The title</h2>b"))
                .isEqualTo("<h2>Sub</h2>\n<p>a</p>\n<h2>The title</h2>\n<p>b</p>");
    }

    @Test
    void splitsPlainTextIntoParagraphs() {
        var text = "First & <b>\nsecond line\r\n\r\n\n  \nThird\n \t\nFourth\n";
        assertThat(cleaner.clean(Bodies.titled(""), new Body(text, Form.PLAIN_TEXT))
                        .orElseThrow()
                        .html())
                .isEqualTo("<p>First &amp; &lt;b&gt; second line</p>\n<p>Third</p>\n<p>Fourth</p>");
    }

    @Test
    void dropsInvalidCharacters() {
        assertThat(html("<p>a&#0;\u0007\uD800b\uDC00\uFFFEc😀&#x1F;</p>")).isEqualTo("<p>a\uFFFDbc😀</p>");
    }

    /** Replaces the marks for line ends, which a line of CSV cannot contain. */
    private static String lines(String csv) {
        return csv.replace('⏎', '\n');
    }

    private String html(String body) {
        return cleaner.clean(Bodies.titled("The Title"), new Body(body, Form.HTML))
                .orElseThrow()
                .html();
    }
}

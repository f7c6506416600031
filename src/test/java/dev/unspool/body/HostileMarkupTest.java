package dev.unspool.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that try to run a program in a reader's browser, or to wear out ours. */
class HostileMarkupTest {

    /** A net only, wide enough for a busy machine: quadratic time would be longer. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final BodyCleaner cleaner = new BodyCleaner();

    @ParameterizedTest
    @MethodSource("vectors")
    void leavesOnlyWhatIsAllowed(String vector) {
        var clean = cleaner.clean("Title", new Body("<p>before</p>" + vector + "<p>after</p>", Form.HTML))
                .map(CleanBody::html)
                .orElse("");
        SafeMarkup.check(clean);
        assertThat(clean.toLowerCase(Locale.ROOT))
                .doesNotContainPattern("(href|src)=\"?\\s*(javascript|data|vbscript)");
    }

    static Stream<String> vectors() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<script/x>alert(1)</script>",
                "<script>//<![CDATA[\nalert(1)//]]></script>",
                "<<script>alert(1);//<</script>",
                "<script\n>alert(1)</script\n>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"https://a.example/x\" onerror=\"alert(1)\" onload=alert(2)>",
                "<img/src='x'/onerror='alert(1)'>",
                "<img src=javascript:alert(1)>",
                "<img src=\"jav&#x09;ascript:alert(1)\">",
                "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
                "<img src=x:alert(1) onerror=eval(src)>",
                "<img src=`javascript:alert(1)`>",
                "<img \"\"\"><script>alert(1)</script>\">",
                "<img src=\"https://a.example/&quot; onerror=alert(1) x=&quot;\">",
                "<img srcset=\"javascript:alert(1) 1x\" src=/a>",
                "<img alt=\"`&gt;<script>alert(1)</script>\" src=/a>",
                "<img dynsrc=javascript:alert(1) lowsrc=javascript:alert(1)>",
                "<a href=javascript:alert(1)>x</a>",
                "<a href=JaVaScRiPt:alert(1)>x</a>",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=\"java\tscript:alert(1)\">x</a>",
                "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>",
                "<a href=\"&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)\">x</a>",
                "<a href=\"javascript&colon;alert(1)\">x</a>",
                "<a href=\"\u0001javascript:alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=\"javascript://%0aalert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"blob:https://evil.example/1\">x</a>",
                "<a href=\"file:///etc/passwd\">x</a>",
                "<a href=\"https:javascript:alert(1)\">x</a>",
                "<a href=\"//evil.example\\@good.example\">x</a>",
                "<a href=\"/\\evil.example\">x</a>",
                "<a href=\"\\/evil.example\">x</a>",
                "<a href=\"/\t/evil.example\">x</a>",
                "<a href=\"https://good.example@evil.example/\">x</a>",
                "<a href=\"https://a.example/\" onmouseover=alert(1) style=\"position:fixed\">x</a>",
                "<a href=\"https://a.example/'onclick='alert(1)\">x</a>",
                "<a xlink:href=javascript:alert(1)>x</a>",
                "<a href=x:javascript:alert(1) formaction=javascript:alert(1)>x</a>",
                "<svg onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<svg></p><style><a title=\"</style><img src onerror=alert(1)>\">",
                "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
                "<svg><foreignObject><iframe srcdoc=\"<script>alert(1)</script>\"></iframe></foreignObject></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<math href=javascript:alert(1)>x</math>",
                "<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script></annotation-xml></math>",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<iframe src=javascript:alert(1)></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<iframe src=\"data:text/html,<script>alert(1)</script>\"></iframe>",
                "<iframe src=\"https://a.example/&quot;><script>alert(1)</script>\"></iframe>",
                "<iframe><img src=x onerror=alert(1)></iframe>",
                "<frameset><frame src=javascript:alert(1)></frameset>",
                "<object data=javascript:alert(1)></object>",
                "<object data=\"data:text/html;base64,PHNjcmlwdD4=\"><p onclick=alert(1)>x</object>",
                "<embed src=javascript:alert(1)>",
                "<applet code=Evil.class></applet>",
                "<video src=x onerror=alert(1)><source onerror=alert(1) src=javascript:alert(1)></video>",
                "<audio src=javascript:alert(1) autoplay controls></audio>",
                "<form action=javascript:alert(1)><input type=submit></form>",
                "<button formaction=javascript:alert(1)>x</button>",
                "<isindex action=javascript:alert(1) type=image>",
                "<input autofocus onfocus=alert(1)>",
                "<select onfocus=alert(1)><option><img src=x onerror=alert(1)></select>",
                "<textarea></textarea><script>alert(1)</script>",
                "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
                "<keygen onfocus=alert(1)><details open ontoggle=alert(1)><summary>x</summary></details>",
                "<marquee onstart=alert(1)>x</marquee>",
                "<style>@import 'https://evil.example/x.css';</style>",
                "<style><!--</style><script>alert(1)//--></script>",
                "<link rel=stylesheet href=https://evil.example/x.css>",
                "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
                "<base href=javascript:alert(1)//>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<div style=\"width: expression(alert(1))\" class=\"table\" id=evil name=body>x</div>",
                "<table background=javascript:alert(1)><tr><td background=javascript:alert(1)>x</table>",
                "<div class=table role=region tabindex=0 aria-label='\"><script>alert(1)</script>'><table><tr><td>x</table></div>",
                "<table><caption><img title='\"><script>alert(1)</script>' src=/a>&quot;&gt;&lt;script&gt;</caption><tr><td>x</table>",
                "<b><a href=https://a.example><table><tr><td><a href=javascript:alert(1)>x</a></table></a></b>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>",
                "<noframes><style></noframes><img src=x onerror=alert(1)>",
                "<xmp><img title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
                "<plaintext><script>alert(1)</script>",
                "<title><img src=x onerror=alert(1)></title>",
                "<template><script>alert(1)</script><img src=x onerror=alert(1)></template>",
                "<!--><script>alert(1)</script>-->",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
                "<!-- --!><img src=x onerror=alert(1)> -->",
                "<?xml version=\"1.0\"?><?php echo 1 ?><img src=x onerror=alert(1)>",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<xss id=x tabindex=1 onfocus=alert(1)>x</xss>",
                "<x-custom onclick=alert(1)><p onclick=alert(1)>x</p></x-custom>",
                "<abbr title='\" onmouseover=\"alert(1)'>x</abbr>",
                "<time datetime='\" onmouseover=\"alert(1)'>x</time>",
                "<span lang='\" onmouseover=\"alert(1)' dir='\"><script>'>x</span>",
                "<ol start='\" onclick=\"alert(1)'><li value='1\" onclick=\"alert(1)'>x</ol>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<pre>\n<img src=x onerror=alert(1)></pre>",
                "<body onload=alert(1) background=javascript:alert(1)>",
                "<html manifest=x xmlns:xlink=y><head><script>alert(1)</script></head>",
                "<p onclick\u0000=alert(1)>x\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
                "<a href=\"java\u0000script:alert(1)\">x</a>",
                "<menu><li onclick=alert(1)>x</menu><dialog open onclose=alert(1)>x</dialog>",
                "<ruby><rt><script>alert(1)</script></rt><img src=x onerror=alert(1)></ruby>",
                "<portal src=javascript:alert(1)></portal><slot onslotchange=alert(1)></slot>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<blockquote>",
                "<ul><li>",
                "<table><tr><td>",
                "<a href=/x>",
                "</p>",
                "<!--",
                "<x%d>",
                "<font size=%d><p>x",
                "<span lang=de>x",
                "<ruby><rt>x",
                "&amp;",
                "<br>",
                "<h2>x",
                "<dl><dt>",
                "<svg>",
                "<q>",
                "<object>",
                "<table><a href=/x>",
                "<li>x",
                "<svg><desc>",
                "<iframe>",
                "<img src=/a>",
                "a<x>",
                "<p>&nbsp;",
                "<code>\n",
                "<em>a</i>",
                "<option>",
                "<form>",
                "<bdo dir=rtl>a",
            })
    void takesTheLargestBodyInLittleTimeAndStack(String part) {
        var body = new StringBuilder("<p>begin</p>");
        for (var i = 0; body.length() < Draft.MAX_BODY - part.length() - 10; i++) {
            body.append(part.contains("%") ? part.formatted(i) : part);
        }
        var clean =
                assertTimeoutPreemptively(LIMIT, () -> cleaner.clean("Title", new Body(body.toString(), Form.HTML)));
        assertThat(clean).hasValueSatisfying(prose -> assertThat(prose.html()).startsWith("<p>begin</p>"));
    }

    /** The parser moves each text out of its table, past all that it has moved before; and it repeats open formats in each paragraph. */
    @ParameterizedTest
    @ValueSource(strings = {"<table>x", "<i><p>", "<p><b id=a>"})
    void givesUpWhatTheParserTakesTooMuchFor(String part) {
        var body = part.repeat(Draft.MAX_BODY / part.length());
        assertTimeoutPreemptively(LIMIT, () -> {
            try {
                cleaner.clean("Title", new Body(body, Form.HTML));
            } catch (DraftRejected refused) {
                assertThat(refused.faults())
                        .extracting(DraftRejected.Fault::code)
                        .containsExactly("too-complex");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000})
    void flattensWhatIsNestedWithoutEnd(int depth) {
        var body = "<div>".repeat(depth) + "deep" + "</div>".repeat(depth);
        var clean = assertTimeoutPreemptively(LIMIT, () -> cleaner.clean("Title", new Body(body, Form.HTML)));
        assertThat(clean).hasValueSatisfying(prose -> assertThat(prose.html()).isEqualTo("<p>deep</p>"));
    }
}

package dev.unspool.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Of any soup of tags, whatever the order and the nesting. */
class CleaningPropertiesTest {

    private static final String[] NAMES = {
        "p",
        "div",
        "section",
        "h1",
        "h2",
        "h3",
        "h5",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "figure",
        "figcaption",
        "pre",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "a",
        "b",
        "i",
        "em",
        "span",
        "q",
        "code",
        "ruby",
        "rt",
        "rp",
        "sub",
        "font",
        "x-y",
        "br",
        "hr",
        "img",
        "iframe",
        "object",
        "video",
        "svg",
        "math",
        "script",
        "style",
        "form",
        "select",
        "option",
        "textarea",
        "template",
        "noscript",
        "title",
        "body",
        "html",
        "head",
        "colgroup",
        "col",
        "details",
        "summary",
        "menu",
        "bdo",
        "time",
        "abbr",
        "button",
        "label",
        "center",
        "frameset",
        "plaintext",
        "xmp",
        "nobr",
        "small",
        "listing",
        "center",
        "main",
        "input"
    };
    private static final String[] ATTRIBUTES = {
        "",
        "",
        "",
        " lang=ar",
        " dir=rtl",
        " lang=de dir=ltr",
        " href=/x",
        " href='https://a.example/?a=b&c' rel=nofollow",
        " src=/a.png width=20",
        " src='https://www.youtube.com/embed/abcdefg'",
        " data=//a.example/x",
        " title='a  \"b\"' datetime=2020",
        " colspan=2 rowspan=0 scope=row",
        " start=2 value=3",
        " class=table role=region tabindex=0",
        " onclick=x style=y"
    };
    private static final String[] TEXTS = {
        "a",
        "word ",
        " ",
        "\n",
        "\t\n ",
        "&nbsp;",
        "&amp;",
        "&lt;p&gt;",
        "漢字",
        "\u200b",
        "שלום",
        "\n\nTitle",
        "😀",
        "<",
        "&",
        ">",
        "]]>",
        "<!-- c -->",
        "<br><br>",
        "Title"
    };

    private final BodyCleaner cleaner = new BodyCleaner();

    @Property(tries = 4_000, shrinking = ShrinkingMode.BOUNDED)
    void cleaningWhatIsCleanChangesNothing(@ForAll("soups") String soup) {
        var once = clean(soup);
        assertThat(clean(once)).isEqualTo(once);
    }

    @Property(tries = 4_000, shrinking = ShrinkingMode.BOUNDED)
    void onlyWhatIsAllowedRemains(@ForAll("soups") String soup) {
        SafeMarkup.check(clean(soup));
    }

    @Provide
    Arbitrary<String> soups() {
        var open = Arbitraries.of(NAMES)
                .flatMap(name -> Arbitraries.of(ATTRIBUTES).map(attributes -> "<" + name + attributes + ">"));
        var close = Arbitraries.of(NAMES).map(name -> "</" + name + ">");
        return Arbitraries.frequencyOf(Tuple.of(5, open), Tuple.of(3, close), Tuple.of(4, Arbitraries.of(TEXTS)))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private String clean(String html) {
        return cleaner.clean("Title", new Body(html, Form.HTML))
                .map(CleanBody::html)
                .orElse("");
    }
}

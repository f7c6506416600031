package dev.unspool.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that hides holds unless another rule shows the element on some screens, or in a place that the body has. */
class StyleSheetTest {

    /** Each body is {@code <p class="n">n</p>} with something around it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    link to skip to the text | .n{position:absolute;left:-9999px}.n:focus{left:6px} | false
                    beneath a mouse | .n{display:none}.wrap:hover .n{display:block} | false
                    target and pressed | .n{display:none}.n:target,.n:active,.wrap:focus-within .n{display:block} | false
                    function of states | .n{display:none}.wrap:is(:hover,:focus) .n{display:block} | false
                    checked, with no box | .n{display:none}.box:checked~.n{display:block} | false
                    not beneath a mouse | .n{display:none}.n:not(:hover){display:block} | true
                    part of an element | .n{display:none}.n::before{display:block}.n:after{display:block} | false
                    all but it | .n{display:none}.row:not(.n){display:block}.row:not(.m,.n){display:block}.row:not(:is(.a,.b) .n){display:block} | false
                    neighbours | .n{display:none}.n+p{display:block}.n~ul{display:block}.n > p{display:block}.n + .row{display:block} | false
                    element of a neighbour | .n{display:none}.row+.n{display:block} | true
                    element of a distant neighbour | .n{display:none}.row~.n{display:block} | true
                    important | .n{display:none!important}@media(min-width:1px){.n{display:block}} | false
                    both important | .n{display:none!important}@media(min-width:1px){.n{display:block!important}} | true
                    place that is not there | .n{display:none}.edit-mode .n{display:block}.edit-mode.n{display:block}#edit > .n{display:block} | false
                    place that is there | .n{display:none}.wrap .n{display:block} | true
                    place of a script | .n{display:none}.no-js .n{display:block} | true
                    alternatives | .n{display:none}:is(.edit-mode, .wrap) .n{display:block} | true
                    alternatives that are not there | .n{display:none}:is(.edit-mode, #edit) .n{display:block}:where(.edit-mode, .edit-mode *) .n{display:block}:is(.k):where(.wrap) .n{display:block} | false
                    state or place that is there | .n{display:none}:is(:hover, .edit-mode, :is(.k, .wrap)) .n{display:block} | true
                    element of alternatives that is elsewhere | .n{display:none}:is(.n.k, .edit-mode .n, .row){display:block}:is(.n .k, .n) .row{display:block} | false
                    element of alternatives | .n{display:none}p:where(.m, .n){display:block}@media(min-width:1px){:is(.m,.n){display:block}} | true
                    attributes | .n{display:none}.row[data-x="a,.n"]{display:block}a[href="#n"] .row{display:block} | false
                    element with an attribute | .n{display:none}p.n[class~="]"]{display:block} | true
                    escapes | .n{display:none}@media(min-width:1px){.md\\:n{display:block}.\\6d{display:block}} | false
                    escape of its name | .n{display:none}@media(min-width:1px){.\\6e{display:block}} | true
                    blanks and line ends | .n{display:none}@media(min-width:1px){ .m , .n ⏎, .k{display:block}} | true
                    short form of letters | .n{font:0/0 a}@media(min-width:1px){.n{font:16px serif}} | true
                    last rule is not closed | .m{display:none}.n{display:none | false
                    several screens | @media screen, projection{.n{display:none}} | false
                    some screens of several | @media (max-width:9px), print{.n{display:none}} | true
                    """)
    void hides(String name, String css, boolean isShown) {
        assertThat(cleaned(css.replace('⏎', '\n'), ""))
                .isEqualTo(isShown ? "<p>a</p>\n<p>n</p>\n<p>b</p>" : "<p>a</p>\n<p>b</p>");
    }

    @Test
    void readsOnlyWhatBrowsersTakeForAStyleSheet() {
        for (var type : List.of("text/less", "text/x-template", "css")) {
            var html = "<style type=\"" + type + "\">.n{display:none}</style><p class=\"n\">n</p>";
            assertThat(Bodies.cleaned(Bodies.titled("T"), html)).as(type).isEqualTo("<p>n</p>");
        }
        for (var type : List.of("", "text/css", "TEXT/CSS")) {
            var html = "<style type=\"" + type + "\">.n{display:none}</style><p class=\"n\">n</p><p>a</p>";
            assertThat(Bodies.cleaned(Bodies.titled("T"), html)).as(type).isEqualTo("<p>a</p>");
        }
    }

    @Test
    void readsTheMediaOfAnElement() {
        var html =
                "<style media=\"screen, projection\">.n{display:none}</style><style media=\"print, (max-width:9px)\">.m{display:none}</style>"
                        + "<p class=\"n\">x</p><p class=\"m\">a</p>";
        assertThat(Bodies.cleaned(Bodies.titled("T"), html)).isEqualTo("<p>a</p>");
    }

    @Test
    void showsWhatAMarkedBoxShows() {
        var css = ".n{display:none}.box:checked~.n{display:block}";
        assertThat(cleaned(css, "<input class=\"box\" type=\"checkbox\" checked>"))
                .contains("<p>n</p>");
        assertThat(cleaned(css, "<input class=\"box\" type=\"checkbox\">")).doesNotContain("<p>n</p>");
    }

    /** Rules for single classes, all of which the body has: so they fill what is remembered. */
    @Test
    void readsEveryRuleOfALongSheet() {
        var others = IntStream.range(0, 1_200).mapToObj(i -> "c" + i).toList();
        var rules = others.stream().map(name -> "." + name + "{color:red}").collect(Collectors.joining());
        var elements = others.stream().map(name -> "<b class=" + name + "></b>").collect(Collectors.joining());
        var shown = "@media(min-width:1px){.n{display:block}}";
        assertThat(cleaned(".n{display:none}" + rules + shown, elements)).contains("<p>n</p>");
        assertThat(cleaned(".n{display:none}" + rules + ".n{display:block}", elements))
                .contains("<p>n</p>");
        assertThat(cleaned(".n{display:none}" + rules, elements)).doesNotContain("<p>n</p>");
    }

    @Test
    void findsARuleAmongThousandsForOthers() {
        var rules = IntStream.range(0, 3_000)
                .mapToObj(i -> ".c" + i + "{color:red}")
                .collect(Collectors.joining());
        assertThat(cleaned(rules + ".n{display:none}", "")).doesNotContain("<p>n</p>");
    }

    /** Of alternatives that deep nobody knows which elements they are for. */
    @Test
    void readsAlternativesWithoutEnd() {
        var shown = ":is(".repeat(100_000) + ".n" + ")".repeat(100_000) + "{display:block}";
        assertThat(cleaned(".n{display:none}" + shown, "")).doesNotContain("<p>n</p>");
        assertThat(cleaned(".n{display:none}" + shown + ".n:is(p){display:block}", ""))
                .contains("<p>n</p>");
    }

    /** A check of the limit every 64 steps: a step for each name of a selector. */
    @Test
    void countsNamesOfSelectorsAsSteps() {
        var looks = new AtomicLong();
        var limit = new CleaningLimit(() -> 0, looks::incrementAndGet);
        StyleSheet.of(Jsoup.parse("<style>" + ".a".repeat(64_000) + "{left:0}</style>"), limit);
        assertThat(looks).hasValueGreaterThan(1_000);
    }

    /** Nor do styles that are merged, with other properties in each. */
    @Test
    void keepsNoMoreThanTheFirstPropertiesAndThoseThatHide() {
        var first = Style.parse(properties("a") + "display:none");
        assertThat(first.values()).hasSizeLessThan(120).containsEntry("display", "none");
        assertThat(Style.parse(properties("b") + "opacity:0").over(first).values())
                .hasSizeLessThan(120)
                .containsEntry("display", "none")
                .containsEntry("opacity", "0");
    }

    private static String properties(String name) {
        return IntStream.range(0, 1_000).mapToObj(i -> name + i + ":0;").collect(Collectors.joining());
    }

    private static String cleaned(String css, String before) {
        return Bodies.cleaned(
                Bodies.titled("T"),
                "<style>" + css + "</style><p class=\"row\">a</p><div class=\"wrap\"><p class=\"row\"></p>" + before
                        + "<p class=\"n\">n</p></div><p class=\"row\">b</p>");
    }
}

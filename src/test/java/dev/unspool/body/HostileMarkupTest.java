package dev.unspool.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that try to run a script in a reader's browser, or to exhaust the server. */
class HostileMarkupTest {

    /** A safety net only, wide enough for a busy machine: quadratic code would take longer. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** Characters, a quarter of the most: quadratic code would show, and there are many kinds. */
    private static final int LARGE = Draft.MAX_BODY / 4;

    private final BodyCleaner cleaner = new BodyCleaner();

    @ParameterizedTest
    @MethodSource("vectors")
    void leavesOnlyAllowedMarkup(String vector) {
        var clean = cleaner.clean(
                        Bodies.titled("Title"), new Body("<p>before</p>" + vector + "<p>after</p>", Form.HTML))
                .map(CleanBody::html)
                .orElse("");
        SafeMarkup.check(clean);
        assertThat(clean.toLowerCase(Locale.ROOT))
                .doesNotContainPattern("(href|src)=\"?\\s*(javascript|data|vbscript)");
    }

    /** The browser tests read these bodies too. */
    static Stream<String> vectors() throws IOException {
        try (var bodies = HostileMarkupTest.class.getResourceAsStream("hostile.json")) {
            return Stream.of(new JsonMapper().readValue(bodies, String[].class));
        }
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
                ">[a]",
                "[/",
                "[code]<br>",
                "[a%d url=/x]",
                "<",
            })
    void cleansALargeBodyInLittleTimeAndStack(String part) {
        var body = new StringBuilder("<p>begin</p>");
        for (var i = 0; body.length() < LARGE; i++) {
            body.append(part.contains("%") ? part.formatted(i) : part);
        }
        var clean = assertTimeoutPreemptively(
                LIMIT, () -> cleaner.clean(Bodies.titled("Title"), new Body(body.toString(), Form.HTML)));
        assertThat(clean).hasValueSatisfying(prose -> assertThat(prose.html()).startsWith("<p>begin</p>"));
    }

    /**
     * The parser moves each text out of its table, past everything that it has moved before, and repeats open formatting in each
     * paragraph.
     */
    @ParameterizedTest
    @ValueSource(strings = {"<table>x", "<i><p>", "<p><b id=a>"})
    void refusesABodyThatTheParserMultiplies(String part) {
        var body = part.repeat(Draft.MAX_BODY / part.length());
        assertTimeoutPreemptively(LIMIT, () -> {
            try {
                cleaner.clean(Bodies.titled("Title"), new Body(body, Form.HTML));
            } catch (DraftRejected refused) {
                assertThat(refused.faults())
                        .extracting(DraftRejected.Fault::code)
                        .containsExactly("too-complex");
            }
        });
    }

    /** What short codes, tags that end themselves, style sheets and line ends ask for before and within the cleaning. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    >[a_b]          | ''
                    >[a]            | ''
                    [/              | ''
                    [/a]            | ''
                    [code]<br>      | ''
                    [code]<br>      | <p>[/code]
                    [a%d url=/x]    | ''
                    [a%d url=/x]y   | [/a1]
                    [a_%d]          | [/a_1]
                    [a url=/x]      | [/a]
                    [[a x=1]]       | ''
                    [a x="          | "]
                    [caption]<img>  | [/caption]
                    [a/]            | [/a]
                    <               | ''
                    <               | />
                    <a%d            | />
                    <x/>            | ''
                    </              | ]
                    """)
    void boundsWhatAShortCodeOrTagAsksFor(String part, String end) {
        assertBounded("", part, end);
    }

    /** Codes that nest as deep as a body has room: each opened by its own name, and ended in turn. */
    @Test
    void setsNestedShortCodesWithoutNestingItself() {
        var begins = new StringBuilder();
        var ends = new StringBuilder();
        for (var i = 0; begins.length() + ends.length() < Draft.MAX_BODY - 100; i++) {
            begins.append("[a%d url=/x]".formatted(i));
            ends.insert(0, "[/a%d]".formatted(i));
        }
        assertBounded(begins + "deep", "", ends.toString());
    }

    @Test
    void readsADeclarationOnceForAllItsSelectors() {
        var declarations =
                IntStream.range(0, 500).mapToObj(i -> "a" + i + ":b").collect(Collectors.joining(";", "{", "}"));
        assertBounded("<p class=a>x<style>", ".a,", ".a" + declarations + "</style>");
        assertBounded("<p class=a>x<style>", ".a,".repeat(99) + ".a" + declarations, "</style>");
        assertBounded("<p class=a>x<style>", ".a%d,", ".a" + declarations + "</style>");
    }

    @Test
    void countsTheStepsBeforeTheParser() {
        assertThatThrownBy(() -> ShortCodes.replaced("[a]".repeat(100), usedUp()))
                .isInstanceOf(DraftRejected.class);
        assertThatThrownBy(() -> SelfClosed.ended("<a/>".repeat(100), usedUp())).isInstanceOf(DraftRejected.class);
    }

    /** A limit whose time is over at the first look. */
    private static CleaningLimit usedUp() {
        var looks = new AtomicLong();
        return new CleaningLimit(() -> looks.getAndAdd(2 * CleaningLimit.LONGEST.toNanos()), () -> 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ⏎     | ''
                    a⏎    | ''
                    a⏎⏎   | ''
                    ⏎⏎<b> | a
                    """)
    void boundsTheLinesOfAClassicText(String part, String end) {
        assertBounded("a⏎⏎b".replace('⏎', '\n'), part.replace('⏎', '\n'), end);
    }

    /** Cleans the largest body of such parts, which either ends in time or is refused, and never ends the process. */
    private void assertBounded(String begin, String part, String end) {
        var body = new StringBuilder(begin);
        for (var i = 0; !part.isEmpty() && body.length() < Draft.MAX_BODY - part.length() - end.length() - 10; i++) {
            body.append(part.contains("%") ? part.formatted(i) : part);
        }
        body.append(end);
        assertTimeoutPreemptively(LIMIT, () -> {
            try {
                cleaner.clean(Bodies.titled("Title"), new Body(body.toString(), Form.HTML));
            } catch (DraftRejected refused) {
                assertThat(refused.faults())
                        .extracting(DraftRejected.Fault::code)
                        .containsExactly("too-complex");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000})
    void flattensDeepNesting(int depth) {
        var body = "<div>".repeat(depth) + "deep" + "</div>".repeat(depth);
        var clean = assertTimeoutPreemptively(
                LIMIT, () -> cleaner.clean(Bodies.titled("Title"), new Body(body, Form.HTML)));
        assertThat(clean).hasValueSatisfying(prose -> assertThat(prose.html()).isEqualTo("<p>deep</p>"));
    }
}

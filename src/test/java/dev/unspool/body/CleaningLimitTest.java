package dev.unspool.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft;
import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.article.DraftRejected;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cleaning stops at its limit, and long runs of blanks do not reach it. */
class CleaningLimitTest {

    /** A safety net only: with quadratic code each of these takes minutes. */
    private static final Duration NET = Duration.ofMinutes(1);

    private static final int A_MILLION = 999_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** A cleaner without a limit on memory, so that results do not depend on the heap of the test machine. */
    private final BodyCleaner cleaner = new BodyCleaner(THREADS::getCurrentThreadCpuTime, () -> 0);

    static Stream<String> holders() {
        return Stream.of(
                "<a href=\"%s\">x</a>",
                "<img src=\"%s\">",
                "<img data-src=\"%s\">",
                "<img srcset=\"%s\" src=/a>",
                "<video poster=\"%s\" src=\"%s\"></video>",
                "<blockquote cite=\"%s\">x</blockquote>",
                "<p title=\"%s\" style=\"%s\">x</p>",
                "<abbr title=\"%s\">x</abbr>",
                "<img alt=\"%s\" src=/a>",
                "<time datetime=\"%s\">x</time>",
                "<p lang=\"%s\" dir=\"%s\">x</p>",
                "<a rel=\"%s\" href=/a>x</a>",
                "<ol start=\"%s\"><li value=\"%s\">x</ol>",
                "<p>%s</p>",
                "<pre>%s</pre>",
                "<h2>%s</h2>",
                "%s");
    }

    @ParameterizedTest
    @MethodSource("holders")
    void readsAMillionBlanksQuickly(String holder) {
        var most = A_MILLION / (holder.split("%s", -1).length - 1) - 100;
        for (var blanks : List.of(List.of(" "), List.of("\t", "\n", "\r\n", "\u00a0", "\u0001", "&#32;", "&nbsp;"))) {
            var third = blanks.stream()
                    .map(blank -> blank.repeat(most / blanks.size() / blank.length() / 3))
                    .collect(Collectors.joining());
            for (var text : List.of(third + third + third, third + "/a" + third + "b" + third)) {
                var html = "<p>begin</p>" + holder.replace("%s", text);
                assertThat(assertTimeoutPreemptively(NET, () -> clean(html))).startsWith("<p>begin</p>");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\n", "\r", "\n", "\u2028", "a\n \t", " "})
    void readsAMillionLineEndsQuickly(String part) {
        var text = "begin\n\n" + part.repeat(A_MILLION / part.length());
        assertThat(assertTimeoutPreemptively(
                        NET, () -> cleaner.clean(Bodies.titled("T"), new Body(text, Form.PLAIN_TEXT))))
                .isPresent();
    }

    @Test
    void ignoresAddressesInLongAttributes() {
        var blanks = " ".repeat(Address.MAX_RAW);
        assertThat(Address.link("/a" + blanks.substring(2))).contains("/a");
        assertThat(Address.link("/a" + blanks)).isEmpty();
        assertThat(Address.picture(blanks + "https://a.example/")).isEmpty();
    }

    /** {@code %d} makes each part another one. */
    @ParameterizedTest
    @CsvSource({
        "'', <h2>T</h2>, <p>x",
        "<h2>, \u0301\u0323, x</h2><p>x",
        "<figure>, <figcaption>x</figcaption>, x",
        "<table>, <caption>x</caption>, <tr><td>x",
        "<table>, <tr><td>x<td>y, ''",
        "<ul>, <li>a</li><ul><li>x</ul>, ''",
        "<p, ' a%d=\"\"', '>x'",
        "<p , a, '>x'",
        "<, a, '><p>x'",
        "<p>, <!--x-->, x",
        "<p>x, <br>, ''",
        "'', <p title=\", '\">x'",
        "'', <object data=/x><source src=/x>, x",
        "<style>.a, ' ', ', .b{color:red}</style><p class=a>x'",
        "<style>.a, '+ ', ', .b{color:red}</style><p class=a>x'",
        "<style>.a, :is(, '{color:red}</style><p class=a>x'",
        "<style>.a, '[\"', '{color:red}</style><p class=a>x'",
        "<style>.a, '\\', '{color:red}</style><p class=a>x'",
        "<style>@media, ' ', 'screen{.a{color:red}}</style><p class=a>x'",
        "<style>, '@media x{', '</style><p class=a>x'",
        "<style>, '.a{}', '</style><p class=a>x'",
        "<style>, '@layer x{.a{', '</style><p class=a>x'",
    })
    void takesLinearTimeForRepeatedMarkup(String before, String part, String after) {
        var step = part.formatted(100_000);
        var parts = IntStream.range(100_000, 100_000 + (A_MILLION - 100) / step.length())
                .collect(
                        StringBuilder::new,
                        (all, i) -> all.append(part.contains("%d") ? part.formatted(i) : part),
                        StringBuilder::append);
        var html = "<p>begin</p>".repeat(before.isEmpty() && part.startsWith("<h2>") ? 0 : 1) + before + parts + after;
        assertThat(assertTimeoutPreemptively(NET, () -> clean(html))).isNotEmpty();
    }

    /** Time passes half a second with every check, so that the limit is a number of checks and the test needs no clock. */
    @ParameterizedTest
    @ValueSource(strings = {"<p>x", "<i>x</i>", "<h2>x", "<!-- -->", "a&amp;", "<tr><td>x"})
    void stopsInTheMiddleOfItsWork(String part) {
        var looks = new AtomicLong();
        var slow = new BodyCleaner(() -> looks.incrementAndGet() * CleaningLimit.LONGEST.toNanos() / 20, () -> 0);
        var body = new Body("<p>begin</p><table>" + part.repeat((A_MILLION - 20) / part.length()), Form.HTML);
        assertTooComplex(slow, body);
        assertThat(looks).hasValueLessThanOrEqualTo(22);
    }

    @Test
    void checksItsLimitInEveryPartOfTheWork() {
        var looks = new AtomicLong();
        var counting = new BodyCleaner(looks::incrementAndGet, () -> 0);
        counting.clean(Bodies.titled("T"), new Body("<h2>a</h2><p>x</p>".repeat(1_000), Form.HTML));
        assertThat(looks.get())
                .as("11,000 steps: parsed, set, levelled and let through the gate")
                .isGreaterThan(150);
    }

    /** Formatting that is repeated in each paragraph, which would take gigabytes. */
    @Test
    void refusesABodyWhoseFormattingMultiplies() {
        var formats = IntStream.range(0, 15)
                .mapToObj(i -> "<abbr title=\"" + i + "x".repeat(190) + "\">")
                .reduce("", String::concat);
        var html = formats + "<p>x".repeat((A_MILLION - formats.length()) / 4);
        assertThatThrownBy(() -> clean(html)).isInstanceOf(DraftRejected.class).hasMessageContaining("simplify");
    }

    /** The parser reopens twelve elements of 512 attributes in each paragraph: a million characters would take twelve gigabytes. */
    @Test
    void stopsBeforeTheParserFillsTheMemory() {
        var formats = Stream.of("b i u s em font big tt code small strike strong".split(" "))
                .map(name -> IntStream.range(0, 512)
                        .mapToObj(i -> " " + Integer.toString(i + 36, 36))
                        .collect(Collectors.joining("", "<" + name, ">")))
                .collect(Collectors.joining("", "<p>", "x"));
        var body = new Body(formats + "<p>x".repeat((A_MILLION - formats.length()) / 4), Form.HTML);
        var before = THREADS.getCurrentThreadAllocatedBytes();
        assertTooComplex(new BodyCleaner(() -> 0, THREADS::getCurrentThreadAllocatedBytes), body);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(CleaningLimit.MOST_ALLOCATED + (16 << 20));
    }

    @Test
    void usesASmallPartOfTheMemoryForAMillionCharactersOfProse() {
        var prose = ("<p>" + "word ".repeat(100) + "</p>").repeat(A_MILLION / 520);
        var before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(clean(prose)).isNotEmpty();
        // 17 MB once the code is compiled; on a busy machine much of it is interpreted, and makes more objects.
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(CleaningLimit.MOST_ALLOCATED / 4);
    }

    @Test
    void keepsFormattingThatSpansManyParagraphs() {
        assertThat(clean("<b><i><u>" + "<p>x</p>".repeat(10_000))).endsWith("<p><b><i><u>x</u></i></b></p>");
    }

    private static void assertTooComplex(BodyCleaner cleaner, Body body) {
        assertThatThrownBy(() -> cleaner.clean(Bodies.titled("T"), body))
                .isInstanceOfSatisfying(
                        DraftRejected.class,
                        rejected -> assertThat(rejected.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.field() + " " + fault.code())
                                        .isEqualTo("body too-complex")));
    }

    private String clean(String html) {
        assertThat(html.length()).isLessThanOrEqualTo(Draft.MAX_BODY);
        return cleaner.clean(Bodies.titled("T"), new Body(html, Form.HTML))
                .map(CleanBody::html)
                .orElse("");
    }
}

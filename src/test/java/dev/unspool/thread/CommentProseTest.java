package dev.unspool.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.thread.CommentProse.Line;
import dev.unspool.thread.CommentProse.Paragraph;
import dev.unspool.thread.CommentProse.Run;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the text of a comment is rendered. */
class CommentProseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See https://example.org/a?b=c&d#e now|https://example.org/a?b=c&d#e",
                "See https://example.org/a.|https://example.org/a",
                "(https://example.org/a)|https://example.org/a",
                "https://en.wikipedia.org/wiki/Tide_(sea), yes|https://en.wikipedia.org/wiki/Tide_(sea)",
                "HTTP://EXAMPLE.ORG!|HTTP://EXAMPLE.ORG",
                "\"http://example.org:8080/x\"|http://example.org:8080/x",
                "<https://example.org/>|https://example.org/",
                "潮汐见https://example.org/潮。然后|https://example.org/潮",
                "https://müller.example/ß|https://müller.example/ß",
                "http://localhost/x|http://localhost/x",
                "https://example.org/it's|https://example.org/it's",
            })
    void linksAddressesOfTheWeb(String text, String address) {
        assertThat(links(text)).containsExactly(address);
        assertThat(textOf(CommentLinks.runs(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt://example.org/%0Aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:msgbox(1)",
                "ftp://example.org/",
                "mailto:ada@example.org",
                "//example.org/",
                "www.example.org",
                "https://",
                "https:///example.org",
                "https://bank.example@evil.example/",
                "https://bank.example:443@evil.example/",
                "https://bank.example\\@evil.example/",
                "https://bank.example\\.evil.example/",
                "https://[::1]/",
                "https://?x",
                "xhttps://example.org",
                "https\u200B://example.org",
            })
    void leavesWhatLeadsElsewhereThanItSeemsToAText(String text) {
        assertThat(links(text)).isEmpty();
        assertThat(textOf(CommentLinks.runs(text))).isEqualTo(text);
    }

    @Test
    void endsALinkAtInvisibleCharacters() {
        assertThat(links("https://example.org/\u202Egnp.exe")).containsExactly("https://example.org/");
        assertThat(links("https://example.org\u200B.evil.example")).containsExactly("https://example.org");
    }

    @Test
    void keepsLinesAndParagraphs() {
        assertThat(CommentProse.of("One\nTwo\n\n\n \nThree"))
                .isEqualTo(new CommentProse(
                        List.of(
                                new Paragraph(List.of(line("One"), line("Two"))),
                                new Paragraph(List.of(line("Three")))),
                        List.of()));
    }

    @Test
    void foldsVeryLongComments() {
        var lines = IntStream.range(0, 2_500).mapToObj(Integer::toString).toList();
        var prose = CommentProse.of(String.join("\n", lines));
        assertThat(words(prose.opening())).hasSize(15);
        assertThat(Stream.concat(words(prose.opening()).stream(), words(prose.rest()).stream()))
                .isEqualTo(lines);
        var one = CommentProse.of("x".repeat(5_000));
        assertThat(one.rest()).isEmpty();
    }

    /** A search that backtracks through such a text would not finish today. */
    @Test
    @Timeout(60)
    void finishesOnHostileText() {
        for (var text : List.of(
                "https://".repeat(625),
                "https://a".repeat(550),
                "https://" + "(".repeat(4_990),
                "https://a/" + ")".repeat(4_990),
                "https://a/" + ".".repeat(4_990),
                "https://" + "a.".repeat(2_490) + "@")) {
            assertThat(textOf(CommentLinks.runs(text))).isEqualTo(text);
        }
    }

    private static List<String> links(String line) {
        return CommentLinks.runs(line).stream()
                .filter(Run::isLink)
                .map(Run::text)
                .toList();
    }

    private static String textOf(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    private static Line line(String text) {
        return new Line(List.of(new Run(text, false)));
    }

    private static List<String> words(List<Paragraph> paragraphs) {
        return paragraphs.stream()
                .flatMap(paragraph -> paragraph.lines().stream())
                .map(line -> textOf(line.runs()))
                .toList();
    }
}

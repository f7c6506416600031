package dev.unspool.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.difference.BlockDifference.BlockChange;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Node;
import org.junit.jupiter.api.Test;

/** The blocks that differ, put into the earlier body, give the later one. */
class BlockDifferenceTest {

    @Test
    void namesTheOneParagraphThatWasCorrected() {
        assertThat(BlockDifference.between(
                        "<p>One</p>\n<p>Two</p>\n<p>Three</p>", "<p>One</p>\n<p>2</p>\n<p>Three</p>"))
                .containsExactly(new BlockChange(2, 1, "<p>2</p>"));
    }

    @Test
    void isEmptyBetweenEqualBodies() {
        assertThat(BlockDifference.between("<p>One</p>", "<p>One</p>")).isEmpty();
    }

    /** Long paragraphs that are equal but for their last word are compared by number, and too many of them not at all. */
    @Test
    void leadsBetweenLongUnlikeBodiesOfOneMegabyte() {
        for (var count : new int[] {500, 5_000}) {
            var before = paragraphs(count, "old");
            var after = paragraphs(count, "new");
            assertThat(applied(before, after)).isEqualTo(after);
        }
        assertThat(BlockDifference.between(paragraphs(5_000, "old"), paragraphs(5_000, "new")))
                .singleElement()
                .satisfies(change -> assertThat(change.remove()).isEqualTo(5_000));
    }

    private static String paragraphs(int count, String end) {
        var words = "w".repeat(1_000_000 / count - 20);
        return IntStream.range(0, count)
                .mapToObj(i -> "<p>" + words + i + end + "</p>")
                .collect(Collectors.joining());
    }

    @Test
    void leadsFromAnyBodyToAnyOther() {
        for (var seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var before = body(random);
            var after = body(random);
            assertThat(applied(before, after))
                    .as("seed %d: from %s to %s", seed, before, after)
                    .isEqualTo(after);
        }
    }

    private static String applied(String before, String after) {
        var document = Jsoup.parseBodyFragment(before);
        document.outputSettings().prettyPrint(false);
        var nodes = new ArrayList<>(
                document.body().childNodes().stream().map(Node::outerHtml).toList());
        for (var change : BlockDifference.between(before, after)) {
            nodes.subList(change.at(), change.at() + change.remove()).clear();
            nodes.add(change.at(), change.html());
        }
        return String.join("", nodes);
    }

    private static String body(Random random) {
        return IntStream.range(0, random.nextInt(8))
                .mapToObj(i -> "<p>" + random.nextInt(4) + "</p>")
                .collect(Collectors.joining("\n"));
    }
}

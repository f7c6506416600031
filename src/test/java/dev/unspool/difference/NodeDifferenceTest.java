package dev.unspool.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** What differs between two drawings of an element, applied to the earlier one, gives the later one. */
class NodeDifferenceTest {

    private static final int SCHEDULES = 2_000;

    @Test
    void isEmptyBetweenEqualElements() {
        assertThat(NodeDifference.between("<p>a <b>b</b></p>", "<p>a <b>b</b></p>")
                        .changes())
                .isEmpty();
    }

    @Test
    void replacesAWordWithinItsText() {
        var difference = NodeDifference.between(
                "<div><p>One</p><p>The ferry <em>left</em> at noon.</p></div>",
                "<div><p>One</p><p>The ferry <em>left</em> at six.</p></div>");
        assertThat(difference.changes()).containsExactly(new NodeChange.Characters(List.of(1, 2), 4, 4, "six"));
    }

    @Test
    void keepsCharactersOutsideTheBasicPlaneWhole() {
        var change = NodeDifference.between("<p>a\uD83D\uDE00b</p>", "<p>a\uD83D\uDE01b</p>")
                .changes()
                .get(0);
        assertThat(change).isEqualTo(new NodeChange.Characters(List.of(0), 1, 2, "\uD83D\uDE01"));
    }

    @Test
    void namesNoTextThatIsEqual() {
        assertThat(NodeDifference.between("<div><p>a</p>\n<p>b</p></div>", "<div><p>c</p>\n<p>d</p></div>")
                        .changes())
                .hasSize(2);
    }

    @Test
    void changesAttributes() {
        assertThat(NodeDifference.between("<p class=a lang=en>x</p>", "<p class=b dir=rtl>x</p>")
                        .changes())
                .containsExactlyInAnyOrder(
                        new NodeChange.Attribute(List.of(), "class", "b"),
                        new NodeChange.Attribute(List.of(), "dir", "rtl"),
                        new NodeChange.Attribute(List.of(), "lang", null));
    }

    @Test
    void givesTheLengthOfTheText() {
        assertThat(NodeDifference.between("<p>a</p>", "<p>a \n<b>\uD83D\uDE00</b>&amp;</p>")
                        .textLength())
                .isEqualTo(6);
        assertThat(NodeDifference.between("<p>a</p>", "<p>a<br>b<br>c</p>").textLength())
                .as("as a browser's textContent")
                .isEqualTo(3);
    }

    @Test
    void replacesAllBetweenTheEndsOfVeryLongUnlikeLists() {
        var difference = NodeDifference.between(list(0), list(1));
        assertThat(difference.changes()).singleElement().isInstanceOf(NodeChange.Children.class);
        assertThat(applied(list(0), difference)).isEqualTo(AppliedChanges.normal(list(1)));
    }

    /** Each list alone is short enough to be compared; all together would take seconds. */
    @Test
    void boundsWhatManyListsCostTogether() {
        var difference = NodeDifference.between(lists(0), lists(1));
        assertThat(applied(lists(0), difference)).isEqualTo(AppliedChanges.normal(lists(1)));
        assertThat(difference.changes())
                .as("lists beyond the bound are replaced up to the last element, which is equal")
                .filteredOn(change -> change instanceof NodeChange.Children children && children.remove() == 499)
                .hasSize(LISTS - 1);
        assertThat(difference.changes()).as("and the others compared").hasSize(LISTS - 1 + 250);
    }

    /** What lies in many elements would be written once for each of them. */
    @Test
    void boundsWhatDeepElementsCost() {
        var depth = 400;
        var inner = "words ".repeat(20_000);
        var before = "<div>" + "<b><i>".repeat(depth / 2) + inner + "</i></b>".repeat(depth / 2) + "</div>";
        var after = before.replace(inner, inner + "more");
        var difference = NodeDifference.between(before, after);
        assertThat(applied(before, difference)).isEqualTo(AppliedChanges.normal(after));
        assertThat(difference.changes()).singleElement().satisfies(change -> {
            assertThat(change).isInstanceOf(NodeChange.Children.class);
            assertThat(change.path().size()).isBetween(1, depth - 1);
        });
    }

    @Test
    void comparesNothingOnAnEventLoop() {
        var compared = Mono.fromCallable(() -> NodeDifference.between("<p>a</p>", "<p>b</p>"))
                .subscribeOn(Schedulers.parallel());
        StepVerifier.create(compared).expectError(AssertionError.class).verify(Duration.ofMinutes(5));
    }

    private static final int LISTS = 40;

    private static String lists(int kind) {
        return IntStream.range(0, LISTS)
                .mapToObj(i -> IntStream.range(0, 500)
                        .mapToObj(j -> j % 2 == 1 ? "<b>same</b>" : kind == 0 ? "<p>" + j + "</p>" : "<i>" + j + "</i>")
                        .collect(Collectors.joining("", "<ul>", "</ul>")))
                .collect(Collectors.joining("", "<div>", "</div>"));
    }

    private static String list(int kind) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> kind == 0 ? "<p>" + i + "</p>" : "<ul><li>" + i + "</li></ul>")
                .collect(Collectors.joining("", "<div>", "</div>"));
    }

    @Test
    void leadsFromAnyElementToAnyOther() {
        for (var seed = 0; seed < SCHEDULES; seed++) {
            var random = new Random(seed);
            var before = element(random, 0);
            var after = random.nextBoolean() ? edited(before, random) : element(random, 0);
            var difference = NodeDifference.between(before, after);
            assertThat(applied(before, difference))
                    .as("seed %d: from %s to %s by %s", seed, before, after, difference)
                    .isEqualTo(AppliedChanges.normal(after));
            assertThat(AppliedChanges.parsed(after).wholeText()).hasSize(difference.textLength());
        }
    }

    private static String applied(String before, NodeDifference difference) {
        var rows = difference.changes().stream().map(NodeChange::row).toList();
        return AppliedChanges.applied(before, JsonMapper.shared().valueToTree(rows));
    }

    private static final List<String> NAMES = List.of("em", "strong", "span", "b");
    private static final List<String> WORDS =
            List.of("one ", "two", " ", "\n", "&amp;", "&lt;b&gt;", "\uD83D\uDE00", "\uD83D\uDE01", "é", "٣");

    private static String element(Random random, int depth) {
        var name = NAMES.get(random.nextInt(depth == 0 ? 1 : NAMES.size()));
        var children = IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> depth < 3 && random.nextBoolean()
                        ? element(random, depth + 1)
                        : WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining());
        var attribute = random.nextInt(3) == 0 ? " title=\"" + random.nextInt(3) + "\"" : "";
        return "<" + name + attribute + ">" + children + "</" + name + ">";
    }

    private static String edited(String html, Random random) {
        var element = AppliedChanges.parsed(html);
        var all = element.getAllElements();
        var one = all.get(random.nextInt(all.size()));
        switch (random.nextInt(4)) {
            case 0 -> one.appendText("more");
            case 1 -> one.prepend(element(random, 1));
            case 2 -> one.empty();
            default -> one.attr("lang", "en");
        }
        return element.outerHtml();
    }
}

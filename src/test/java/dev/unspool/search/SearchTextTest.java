package dev.unspool.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How what a reader types is taken apart, and the passages that are shown of articles. */
class SearchTextTest {

    @Test
    void tellsWordsPhrasesAndExclusionsApart() {
        assertThat(SearchText.terms("fog -rain \"the old pier\" -\"tin roof\" harb"))
                .extracting("text", "isPhrase", "isExcluded", "isPrefix")
                .containsExactly(
                        tuple("fog", false, false, false),
                        tuple("rain", false, true, false),
                        tuple("the old pier", true, false, false),
                        tuple("tin roof", true, true, false),
                        tuple("harb", false, false, true));
    }

    @Test
    void endsAnOpenQuotationWithTheText() {
        assertThat(SearchText.terms("“old pier")).extracting("text").containsExactly("old pier");
        assertThat(SearchText.terms("\"")).isEmpty();
        assertThat(SearchText.terms("- -- -\"\"")).extracting("isExcluded").containsOnly(false);
    }

    @Test
    void readsNoMoreTermsThanItsLimit() {
        assertThat(SearchText.terms("word ".repeat(80))).hasSize(SearchText.MAX_TERMS);
    }

    @Test
    void marksWordsInPlainText() {
        var passage = passage("<p>Ships &amp; <b>har</b>bours &lt;script&gt; wait</p>", "harbours");
        assertThat(passage)
                .extracting("text", "isMatch")
                .containsExactly(tuple("Ships & ", false), tuple("harbours", true), tuple(" <script> wait", false));
    }

    @Test
    void marksNeighbouringPairsAsOne() {
        assertThat(passage("<p>今天发布会开始</p>", "发布", "布会"))
                .extracting("text", "isMatch")
                .containsExactly(tuple("今天", false), tuple("发布会", true), tuple("开始", false));
    }

    @Test
    void cutsThePassageWithTheMostWords() {
        var far = "<p>" + "harbour nothing ".repeat(40) + "</p><p>" + "dull ".repeat(60) + "the harbour clock</p><p>"
                + "dull ".repeat(200) + "</p>";
        var passage = passage(far, "harbour", "clock");
        assertThat(passage).extracting("text").contains("clock");
        assertThat(passage.get(0).text()).startsWith("…");
        assertThat(passage.get(passage.size() - 1).text()).endsWith("…");
        assertThat(passage.stream().mapToInt(piece -> piece.text().length()).sum())
                .isLessThan(260);
    }

    @Test
    void readsHtmlThatIsCutOffAnywhere() {
        var html = "<p>A &amp; B <a href=\"x\">link</a> 😀 end</p>";
        for (var length = 0; length <= html.length(); length++) {
            assertThat(HtmlText.of(html.substring(0, length))).doesNotContain("href", "&amp");
            passage(html.substring(0, length), "link");
        }
    }

    private static List<SearchResults.Fragment> passage(String body, String... words) {
        var read = List.of(words).stream()
                .map(word -> new Word(word, List.of(), false))
                .toList();
        var term = new ReadTerm(new SearchText.Term("", false, false, false), read);
        return new Passages(new WordQuery(List.of(term))).of(body);
    }
}

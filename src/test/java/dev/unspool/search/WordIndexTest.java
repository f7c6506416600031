package dev.unspool.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found by words and beginnings of words, and how much is looked at for it. */
class WordIndexTest {

    @Test
    void findsWhatASlowSearchFinds() {
        var random = new Random(3);
        for (var round = 0; round < 200; round++) {
            var texts = IntStream.range(0, random.nextInt(60))
                    .mapToObj(i -> words(random, random.nextInt(6)))
                    .toList();
            var index = WordIndex.of(texts);
            for (var i = 0; i < 20; i++) {
                var typed = TypedWords.of(words(random, 1 + random.nextInt(3)));
                assertThat(index.matching(typed))
                        .as(typed + " in " + texts)
                        .containsExactlyElementsOf(slow(texts, typed));
            }
        }
    }

    @Test
    void findsRareWordsInAnyNumberOfTexts() {
        var texts = IntStream.range(0, 50_000)
                .mapToObj(i -> i < 49_999 ? "common word" + i % 7 : "common rare")
                .toList();
        var index = WordIndex.of(texts);
        assertThat(index.matching(TypedWords.of("common rar"))).containsExactly(49_999);
        assertThat(index.matching(TypedWords.of("rare com"))).containsExactly(49_999);
        assertThat(index.matching(TypedWords.of("com")).limit(3)).containsExactly(0, 1, 2);
        assertThat(index.matching(TypedWords.of("common wor")).limit(3)).containsExactly(0, 1, 2);
    }

    @Test
    void looksAtSoManyTextsAndNoMore() {
        var texts = IntStream.range(0, 50_001)
                .mapToObj(i -> i == 50_000 ? "one two" : i % 2 == 0 ? "one" : "two")
                .toList();
        var index = WordIndex.of(texts);
        assertThat(index.matching(TypedWords.of("one two"))).isEmpty();
        assertThat(index.matching(TypedWords.of("o"))).hasSize(WordIndex.MOST_LOOKED_AT / 2);
    }

    @Test
    void readsSoManyWordsAndNoMoreOfScriptsWithoutSpacesToo() {
        assertThat(Folding.tokens("公司今天发布".repeat(100), 12)).hasSize(12);
        assertThat(Folding.tokens("fog公司sea今天".repeat(100), 7)).hasSize(7);
        assertThat(TypedWords.of("公司今天发布".repeat(16)).whole()).hasSizeLessThan(12);
    }

    private static List<Integer> slow(List<String> texts, TypedWords typed) {
        return IntStream.range(0, texts.size())
                .filter(i -> {
                    var words = List.of(texts.get(i).split(" "));
                    return words.containsAll(typed.whole())
                            && words.stream().anyMatch(word -> word.startsWith(typed.prefix()));
                })
                .boxed()
                .toList();
    }

    private static String words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.ints(1 + random.nextInt(3), 'a', 'd')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }
}

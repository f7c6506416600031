package dev.unspool.search;

import dev.unspool.article.ArticleId;
import dev.unspool.article.TopicKind;
import dev.unspool.store.LogHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Looks for suggestions among 100,000 headlines of eight words, of which some are far commoner than others, as in a language. The dearest requests are
 * those of common words.
 */
@State(Scope.Benchmark)
public class SuggestionsBenchmark {

    private static final int HEADLINES = 100_000;
    private static final int WORDS = 60_000;

    private KnownHeadlines known;
    private String commonLetter;
    private String common;
    private String rare;
    private String neverTogether;
    private String chinese;

    @Setup
    public void read() {
        var random = new Random(1);
        var words = words(random);
        var articles = new ArrayList<SuggestedArticle>();
        for (var i = 0; i < HEADLINES; i++) {
            var title = IntStream.range(0, 8)
                    .mapToObj(word -> words.get((int) Math.pow(WORDS, random.nextDouble()) - 1))
                    .collect(Collectors.joining(" "));
            var tag = new SuggestedTopic(TopicKind.TAG, "tag-" + i % 20_000, words.get(i % 20_000));
            articles.add(new SuggestedArticle(
                    new ArticleId(new UUID(1, i)), Instant.EPOCH.plusSeconds(i), title, "slug", List.of(tag)));
        }
        var head = new LogHead(new UUID(1, 1), 1, HEADLINES);
        known = KnownHeadlines.none(head).with(HeadlineIndex.of(articles), head);
        commonLetter = words.get(0).substring(0, 1);
        common = String.join(" ", words.subList(0, 3));
        rare = words.get(WORDS - 1);
        // Each is in a third of the headlines or so; all twelve are in none.
        neverTogether = String.join(" ", words.subList(0, 12));
        chinese = "公司今天发布新手机".repeat(11);
    }

    private static List<String> words(Random random) {
        return IntStream.range(0, WORDS)
                .mapToObj(i -> random.ints(4 + random.nextInt(7), 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .toList();
    }

    @Benchmark
    public Object oneLetter() {
        return known.find(commonLetter, 20);
    }

    @Benchmark
    public Object commonWords() {
        return known.find(common, 20);
    }

    @Benchmark
    public Object rareWord() {
        return known.find(rare, 20);
    }

    @Benchmark
    public Object commonWordsNeverTogether() {
        return known.find(neverTogether, 20);
    }

    @Benchmark
    public Object hundredCharactersWithoutSpaces() {
        return known.find(chinese, 20);
    }
}

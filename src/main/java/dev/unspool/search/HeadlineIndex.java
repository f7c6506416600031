package dev.unspool.search;

import dev.unspool.search.WordIndex.Near;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of articles with the words of their headlines and of what they are filed under. Never changes; articles that are no longer as they were are
 * left out by a predicate.
 */
final class HeadlineIndex {

    static final HeadlineIndex EMPTY = new HeadlineIndex(List.of());

    /** Sections, tags and authors that are suggested: those of the most articles. Each takes some 200 bytes. */
    private static final int MOST_TOPICS = 50_000;

    private final List<SuggestedArticle> articles;
    private final WordIndex words;
    private final List<Filed> topics;
    private final WordIndex topicWords;

    /** @param articles newest first */
    private HeadlineIndex(List<SuggestedArticle> articles) {
        this.articles = List.copyOf(articles);
        this.words = WordIndex.of(articles.stream().map(SuggestedArticle::title).toList());
        this.topics = topics(articles);
        this.topicWords =
                WordIndex.of(topics.stream().map(filed -> filed.topic().name()).toList());
    }

    static HeadlineIndex of(List<SuggestedArticle> articles) {
        return new HeadlineIndex(
                articles.stream().sorted(SuggestedArticle.NEWEST_FIRST).toList());
    }

    /** Returns the articles, newest first. */
    List<SuggestedArticle> articles() {
        return articles;
    }

    /** Returns the articles whose headlines have these words, newest first. */
    Stream<SuggestedArticle> matching(TypedWords typed) {
        return words.matching(typed).mapToObj(articles::get);
    }

    /** Returns the topics whose names have these words, those of the most articles first, if one of their newest articles {@code isShown}. */
    Stream<Filed> topics(TypedWords typed, Predicate<SuggestedArticle> isShown) {
        return topicWords
                .matching(typed)
                .mapToObj(topics::get)
                .filter(filed -> filed.newest.stream().anyMatch(isShown));
    }

    /** Whether a headline that {@code isShown} has the word, or one that begins with it. */
    boolean hasBeginning(String word, Predicate<SuggestedArticle> isShown) {
        return words.hasBeginning(word, article -> isShown.test(articles.get(article)));
    }

    /** Returns the word of a headline that is most like {@code word}; null if none is within {@code most} mistakes. */
    @Nullable
    Near nearest(String word, int most, Predicate<SuggestedArticle> isShown) {
        return words.nearest(word, most, article -> isShown.test(articles.get(article)));
    }

    /** Returns the word as its headline spells it, in small letters. */
    String spelled(Near near) {
        var title = articles.get(near.text()).title();
        return Folding.tokens(title, WordIndex.MOST_WORDS).stream()
                .filter(token -> token.word().equals(near.word()))
                .map(token -> title.substring(token.begin(), token.end()).toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(near.word());
    }

    private static List<Filed> topics(List<SuggestedArticle> articles) {
        var filed = new LinkedHashMap<SuggestedTopic, Filed>();
        for (var article : articles) {
            for (var topic : article.topics()) {
                filed.computeIfAbsent(topic, Filed::new).add(article);
            }
        }
        return filed.values().stream()
                .sorted(Comparator.comparingInt(Filed::count).reversed())
                .limit(MOST_TOPICS)
                .toList();
    }

    /** A topic with its newest articles. If all of these have changed since, it is not suggested until the next index is made. */
    static final class Filed {

        private static final int MOST_KEPT = 8;

        private final SuggestedTopic topic;
        private final List<SuggestedArticle> newest = new ArrayList<>(2);
        private int count;

        private Filed(SuggestedTopic topic) {
            this.topic = topic;
        }

        SuggestedTopic topic() {
            return topic;
        }

        /** How many of the articles are filed under it. */
        int count() {
            return count;
        }

        private void add(SuggestedArticle article) {
            count++;
            if (newest.size() < MOST_KEPT) {
                newest.add(article);
            }
        }
    }
}

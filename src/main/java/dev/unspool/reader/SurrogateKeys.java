package dev.unspool.reader;

import dev.unspool.article.Headline;
import java.util.Collection;
import java.util.stream.Collectors;

/** The names under which a CDN keeps an answer, so that it can be told to forget it: every article that shows in it. */
final class SurrogateKeys {

    static final String HEADER = "Surrogate-Key";

    private SurrogateKeys() {}

    static String of(Headline headline) {
        return "article-" + headline.id();
    }

    /** Names of an answer that shows all of these; {@code headlines} stands for a list even where it is empty. */
    static String of(Collection<Story> stories) {
        return stories.stream()
                .map(story -> " " + of(story.headline()))
                .collect(Collectors.joining("", "headlines", ""));
    }
}

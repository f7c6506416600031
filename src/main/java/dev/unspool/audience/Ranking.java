package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A snapshot of the articles in hot order. It never changes under its id.
 *
 * @param articles hottest first; some may have been retracted
 */
public record Ranking(UUID id, List<ArticleId> articles) {

    /** A ranking without articles, which is always known and needs no Redis. */
    public static final Ranking NONE = new Ranking(new UUID(0, 0), List.of());

    private static final Pattern BLANK = Pattern.compile(" ");

    public Ranking {
        articles = List.copyOf(articles);
    }

    /** Reads the id and the articles, separated by blanks. */
    static Ranking parse(String text) {
        var articles = BLANK.splitAsStream(text)
                .skip(1)
                .limit(Rankings.MAX_ARTICLES)
                .map(UUID::fromString)
                .map(ArticleId::new);
        return new Ranking(id(text), articles.toList());
    }

    static UUID id(String text) {
        return UUID.fromString(text.substring(0, text.indexOf(' ')));
    }
}

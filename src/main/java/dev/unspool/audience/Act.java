package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import java.util.UUID;

/**
 * What a reader did with an article.
 *
 * @param visit names this reader's visit to this article, and nothing else: the page makes it at random. An act is counted once for each
 * @param figure {@link Figure#VIEWS}, or the target that the article was passed on to
 * @param depth how far it was read, in percent; of the views with one {@code visit} the deepest counts. 0 of anything but a view
 */
public record Act(ArticleId article, UUID visit, Figure figure, int depth) {

    private static final int VIEW = 1;

    /** Of views; see the room's decisions. */
    private static final int SHARE = 10;

    public Act {
        if (depth < 0 || depth > 100 || (figure != Figure.VIEWS && depth > 0)) {
            throw new IllegalArgumentException("depth " + depth + " of " + figure);
        }
        if (figure != Figure.VIEWS && !Figure.TARGETS.contains(figure)) {
            throw new IllegalArgumentException(figure + " follows from what readers do");
        }
    }

    /** Opened, and read so far. */
    public static Act view(ArticleId article, UUID visit, int depth) {
        return new Act(article, visit, Figure.VIEWS, depth);
    }

    public static Act share(ArticleId article, UUID visit, Figure target) {
        return new Act(article, visit, target, 0);
    }

    /** What it is known by when it comes again. */
    String mark() {
        return figure == Figure.VIEWS ? visit.toString() : visit + "/" + figure.code();
    }

    /** In the hot ranking. */
    int weight() {
        return figure == Figure.VIEWS ? VIEW : SHARE;
    }

    Act deeperOf(Act other) {
        return other.depth > depth ? other : this;
    }
}

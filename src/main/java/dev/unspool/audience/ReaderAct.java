package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import java.util.UUID;

/**
 * A view or a share of an article by a reader.
 *
 * @param visit identifies this reader's visit to this article and nothing else: the page makes it at random. Each visit is counted once
 * @param figure {@link Figure#VIEWS}, or the target to which the article was shared
 * @param depth how far it was read, in percent; of several views with one {@code visit} the deepest counts. 0 for shares
 */
public record ReaderAct(ArticleId article, UUID visit, Figure figure, int depth) {

    private static final int VIEW = 1;

    /** A share weighs as much as ten views; see the decisions in {@code package-info}. */
    private static final int SHARE = 10;

    public ReaderAct {
        if (depth < 0 || depth > 100 || (figure != Figure.VIEWS && depth > 0)) {
            throw new IllegalArgumentException("depth " + depth + " of " + figure);
        }
        if (figure != Figure.VIEWS && !Figure.TARGETS.contains(figure)) {
            throw new IllegalArgumentException(figure + " follows from what readers do");
        }
    }

    /** Returns a view that was read to {@code depth} percent. */
    public static ReaderAct view(ArticleId article, UUID visit, int depth) {
        return new ReaderAct(article, visit, Figure.VIEWS, depth);
    }

    public static ReaderAct share(ArticleId article, UUID visit, Figure target) {
        return new ReaderAct(article, visit, target, 0);
    }

    /** Returns the key by which a repeated act is recognised. */
    String dedupKey() {
        return figure == Figure.VIEWS ? visit.toString() : visit + "/" + figure.code();
    }

    /** Returns what the act adds to the article's score in the hot ranking. */
    int weight() {
        return figure == Figure.VIEWS ? VIEW : SHARE;
    }

    ReaderAct deeperOf(ReaderAct other) {
        return other.depth > depth ? other : this;
    }
}

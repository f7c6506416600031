package dev.unspool.syndication;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.SortKey;
import dev.unspool.store.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * The articles of one document, while they are read: from a cursor down to the article at which the document ends, or to the end of the list.
 *
 * <p>Which article ends a document is decided by its id, one in sixteen: whatever is published later, archives end at the same articles.
 *
 * @param least how many articles come before one may end the document
 * @param cursor where reading goes on
 * @param isWhole whether nothing more is to be read
 * @param goesOn whether the list has older articles, once the span is whole
 */
record Span(int least, List<Article> articles, FeedCursor cursor, boolean isWhole, boolean goesOn) {

    /** Articles of the current document, unless the list has fewer: as many as the front page has. */
    static final int CURRENT = 20;

    /** Articles of a document at most. */
    static final int MAX = 60;

    /** Characters of bodies after which a document ends: some ten times those of an ordinary one. */
    private static final int MAX_LENGTH = 4_000_000;

    /** The golden ratio in 64 bits: multiplied by it, ids that follow one another are spread over the whole range. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** Of 64 bits: four are left, which are all zero for one id in sixteen. */
    private static final int TOP_BITS = 60;

    Span {
        articles = List.copyOf(articles);
    }

    /** Returns a span of nothing yet. */
    static Span from(FeedCursor cursor, int least) {
        return new Span(least, List.of(), cursor, false, false);
    }

    /** Whether a document may end at this article. */
    static boolean isEnd(ArticleId id) {
        return id.value().getLeastSignificantBits() * SPREAD >>> TOP_BITS == 0;
    }

    /** Returns this span with what was read at its cursor, as far as it belongs to the document. */
    Span with(Slice<Article> slice) {
        var all = new ArrayList<>(articles);
        for (var article : slice.items()) {
            all.add(article);
            if (endsWith(all)) {
                var isLast = !slice.more()
                        && article.equals(slice.items().get(slice.items().size() - 1));
                return new Span(least, all, cursor, true, !isLast);
            }
        }
        return new Span(least, all, all.isEmpty() ? cursor : after(all.get(all.size() - 1)), !slice.more(), false);
    }

    private boolean endsWith(List<Article> all) {
        var size = all.size();
        return size >= MAX
                || length(all) >= MAX_LENGTH
                || (size >= least && isEnd(all.get(size - 1).id()));
    }

    private FeedCursor after(Article last) {
        return cursor.after(SortKey.of(last.headline().publishedAt(), last.id().value()));
    }

    private static int length(List<Article> articles) {
        return articles.stream()
                .mapToInt(article -> article.bodyHtml().length())
                .sum();
    }
}

package dev.unspool.related;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.store.LogHead;
import java.util.List;

/** Headlines in the order in which they are to be shown. @param log the newest change that the list contains */
public record HeadlineList(LogHead log, List<Headline> items) {

    /** Headlines of any list. */
    static final int MOST = 10;

    public HeadlineList {
        items = List.copyOf(items);
    }

    /** Returns the articles that the list shows. */
    public List<ArticleId> ids() {
        return items.stream().map(Headline::id).toList();
    }
}

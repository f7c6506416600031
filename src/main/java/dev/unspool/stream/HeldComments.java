package dev.unspool.stream;

import dev.unspool.article.ArticleId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** News of comments that wait for room in a socket: the newest of each article. */
final class HeldComments {

    /** Articles; more than a page shows. Beyond, the oldest news is dropped: it is a hint. */
    private static final int MOST = 16;

    private Map<ArticleId, CommentNews> held = Map.of();

    void add(CommentNews news) {
        if (held.isEmpty()) {
            held = new LinkedHashMap<>();
        }
        held.remove(news.tally().article());
        held.put(news.tally().article(), news);
        if (held.size() > MOST) {
            held.remove(held.keySet().iterator().next());
        }
    }

    /** As much as there is room for. Most readers never have any, and hold no map for it. */
    void sendTo(Outlet out) {
        if (held.isEmpty() || !out.isWritable()) {
            return;
        }
        for (var news : new ArrayList<>(held.values())) {
            if (!out.isWritable()) {
                return;
            }
            out.send(news.frame());
            held.remove(news.tally().article());
        }
        held = Map.of();
    }
}

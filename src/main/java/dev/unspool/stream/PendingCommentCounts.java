package dev.unspool.stream;

import dev.unspool.article.ArticleId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Comment counts that wait for room in a socket: the newest of each article. */
final class PendingCommentCounts {

    /** Articles; more than a page shows. Beyond them the oldest count is dropped: it is a hint. */
    private static final int MAX = 16;

    private Map<ArticleId, EncodedCommentCount> pending = Map.of();

    void add(EncodedCommentCount count) {
        if (pending.isEmpty()) {
            pending = new LinkedHashMap<>();
        }
        pending.remove(count.count().article());
        pending.put(count.count().article(), count);
        if (pending.size() > MAX) {
            pending.remove(pending.keySet().iterator().next());
        }
    }

    /** Sends as many as the socket has room for. Most readers never have any, and hold no map for it. */
    void sendTo(FrameWriter out) {
        if (pending.isEmpty() || !out.isWritable()) {
            return;
        }
        for (var count : new ArrayList<>(pending.values())) {
            if (!out.isWritable()) {
                return;
            }
            out.send(count.frame());
            pending.remove(count.count().article());
        }
        pending = Map.of();
    }
}

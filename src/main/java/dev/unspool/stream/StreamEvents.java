package dev.unspool.stream;

import dev.unspool.comment.Tally;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.StreamPosition;
import dev.unspool.feed.ArticleDrawing;
import dev.unspool.feed.ArticleJson;
import dev.unspool.store.Change;
import dev.unspool.stream.EventJson.ArticlePublished;
import dev.unspool.stream.EventJson.ArticleRetracted;
import dev.unspool.stream.EventJson.ArticleUpdated;
import dev.unspool.stream.EventJson.Bye;
import dev.unspool.stream.EventJson.CommentsChanged;
import dev.unspool.stream.EventJson.Hello;
import dev.unspool.stream.EventJson.Ping;
import dev.unspool.stream.EventJson.ResyncEvent;
import dev.unspool.web.Problem;
import dev.unspool.web.Problems;
import dev.unspool.web.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The events of a stream, by their names in the public contract. */
@Component
final class StreamEvents {

    private final JsonMapper json;
    private final CursorText cursors;
    private final ObjectProvider<ArticleDrawing> drawing;
    private final Site site;

    StreamEvents(JsonMapper json, CursorText cursors, ObjectProvider<ArticleDrawing> drawing, Site site) {
        this.json = json;
        this.cursors = cursors;
        this.drawing = drawing;
        this.site = site;
    }

    Frame hello(String sid, StreamPosition at, Resume resume, Duration pings, int upTo, Instant serverTime, String id) {
        var cursor = at.cursor();
        var hello = new Hello(
                sid,
                cursor.ordinal(),
                resume,
                pings.toMillis(),
                Credit.WINDOW,
                upTo,
                cursor.head(),
                at.seq(),
                serverTime);
        return Frame.event("hello", id, text(hello)).retryingAfter(Retry.soon());
    }

    /** @param data as {@link #text} gives it */
    Frame nextArticle(String data, String id) {
        return Frame.event("next-article", id, data);
    }

    /** @param data as {@link #text} gives it */
    Frame endOfFeed(String data, String id) {
        return Frame.event("end-of-feed", id, data);
    }

    Frame ping(long seq, Instant serverTime, String id) {
        return Frame.event("ping", id, text(new Ping(seq, serverTime)));
    }

    Frame resync(Resync why, String id) {
        return Frame.event("resync", id, text(ResyncEvent.of(why, null)));
    }

    /** Without an id: the place does not move. */
    Frame problem(Problem problem, String traceId) {
        var document = Problems.document(problem, null, traceId);
        document.setProperty("retryable", problem.code().status().is5xxServerError());
        return Frame.event("problem", null, text(document));
    }

    Frame bye(Farewell farewell) {
        var retryMs = farewell.retryMs();
        return Frame.event("bye", null, text(new Bye(farewell.reason(), retryMs)))
                .retryingAfter(retryMs);
    }

    /** Other comments, for all readers of the article. Without an id: the place does not move. */
    CommentNews comments(Tally tally) {
        var event = new CommentsChanged(tally.article().toString(), tally.comments());
        return new CommentNews(tally, Frame.shared(shared("comments-changed", event)));
    }

    /** A change for all readers, with what is true of its article now. @param epoch names the life of the log that it is of */
    News news(Change change, UUID epoch) {
        var article = change.event().article();
        var id = cursors.writeChange(change.seq(), epoch);
        return switch (change.event().type()) {
            case PUBLISHED -> {
                var rest = Shared.of(text(ArticlePublished.of(change, site)).substring(1) + "\n\n");
                yield new News(change.seq(), article, id, change.number(), rest, rest);
            }
            case CORRECTED -> {
                var whole = change.article();
                var plain = ArticleUpdated.of(change, whole == null ? null : ArticleJson.of(whole, site), null, site);
                var html = whole == null ? null : drawing.getObject().draw(whole);
                yield new News(
                        change.seq(),
                        article,
                        id,
                        0,
                        shared("article-updated", plain),
                        shared("article-updated", plain.with(html)));
            }
            case RETRACTED -> {
                var rest = shared("article-retracted", ArticleRetracted.of(change, site));
                yield new News(change.seq(), article, id, 0, rest, rest);
            }
            case UNKNOWN -> {
                var rest = shared("resync", ResyncEvent.of(Resync.UNKNOWN_CHANGE, change.seq()));
                yield new News(change.seq(), article, id, 0, rest, rest);
            }
        };
    }

    /** How the notice of a new article begins: the one field that differs from reader to reader comes first. */
    static String published(long newerCount) {
        return "event: article-published\ndata: {\"newerCount\":" + newerCount + ',';
    }

    /** JSON on one line. */
    String text(Object data) {
        return Frame.oneLine(json.writeValueAsString(data));
    }

    private Shared shared(String name, Object data) {
        return Shared.of("event: " + name + "\ndata: " + text(data) + "\n\n");
    }
}

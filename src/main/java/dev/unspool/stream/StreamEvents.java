package dev.unspool.stream;

import dev.unspool.article.Article;
import dev.unspool.article.Retraction;
import dev.unspool.comment.CommentCount;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.StreamCursor;
import dev.unspool.event.ArticleEvent.Type;
import dev.unspool.feed.ArticleJson;
import dev.unspool.feed.ArticleRenderer;
import dev.unspool.store.Change;
import dev.unspool.stream.EncodedChange.Rest;
import dev.unspool.stream.EventJson.ArticlePublished;
import dev.unspool.stream.EventJson.ArticleRetracted;
import dev.unspool.stream.EventJson.ArticleUpdated;
import dev.unspool.stream.EventJson.Bye;
import dev.unspool.stream.EventJson.CommentsChanged;
import dev.unspool.stream.EventJson.Hello;
import dev.unspool.stream.EventJson.Ping;
import dev.unspool.stream.EventJson.ResyncEvent;
import dev.unspool.tail.TailAddresses;
import dev.unspool.web.Problem;
import dev.unspool.web.Problems;
import dev.unspool.web.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Encodes the events of a stream, by their names in the public contract. */
@Component
final class StreamEvents implements Tail.Encoder {

    private static final Logger LOG = LoggerFactory.getLogger(StreamEvents.class);

    private static final String END = "}\n\n";

    private static final SharedBytes NEWS_END = SharedBytes.of(END);

    private static final Rest NO_ARTICLE = Rest.of(NEWS_END);

    private final JsonMapper json;
    private final ObjectWriter ascii;
    private final CursorText cursors;
    private final ObjectProvider<ArticleRenderer> renderer;
    private final Site site;
    private final TailAddresses tails;

    StreamEvents(
            JsonMapper json,
            CursorText cursors,
            ObjectProvider<ArticleRenderer> renderer,
            Site site,
            TailAddresses tails) {
        this.json = json;
        this.ascii = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
        this.cursors = cursors;
        this.renderer = renderer;
        this.site = site;
        this.tails = tails;
    }

    Frame hello(
            String sid, StreamCursor cursor, Resume resume, Duration pings, int upTo, Instant serverTime, String id) {
        var hello = new Hello(
                Hello.NAME,
                sid,
                cursor.feed().ordinal(),
                resume,
                pings.toMillis(),
                Credit.WINDOW,
                upTo,
                cursor.feed().head(),
                cursor.seq(),
                tails.after(cursor.epoch(), cursor.seq()),
                serverTime);
        return Frame.event(Hello.NAME, id, text(hello)).retryingAfter(Retry.soon());
    }

    /** @param data a result of {@link #text} */
    Frame nextArticle(String data, String id) {
        return Frame.event("next-article", id, data);
    }

    /** @param data a result of {@link #text} */
    Frame endOfFeed(String data, String id) {
        return Frame.event("end-of-feed", id, data);
    }

    Frame ping(long seq, Instant serverTime, String id) {
        return Frame.event(Ping.NAME, id, text(new Ping(seq, serverTime)));
    }

    Frame resync(Resync reason, String id) {
        return Frame.event(ResyncEvent.NAME, id, text(ResyncEvent.of(reason, null)));
    }

    /** Has no id: it does not move the reader's cursor. */
    Frame problem(Problem problem, String traceId) {
        var document = Problems.document(problem, null, traceId);
        document.setProperty("retryable", problem.code().status().is5xxServerError());
        return Frame.event("problem", null, text(document));
    }

    /** Says goodbye to a reader who has been told nothing. */
    Frame bye(ByeReason reason) {
        return bye(reason, tails.atHead());
    }

    /** Says goodbye to a reader who has come to {@code cursor}. */
    Frame bye(ByeReason reason, StreamCursor cursor) {
        return bye(reason, tails.after(cursor.epoch(), cursor.seq()));
    }

    private Frame bye(ByeReason reason, String tail) {
        var retryMs = reason.retryMs();
        return Frame.event(Bye.NAME, null, text(new Bye(reason.reason(), retryMs, tail)))
                .retryingAfter(retryMs);
    }

    /** Encodes the count for all readers of the article. The event has no id: it does not move the reader's cursor. */
    EncodedCommentCount commentCount(CommentCount count) {
        var event = new CommentsChanged(count.article().toString(), count.comments());
        return new EncodedCommentCount(count, Frame.shared(shared(event)));
    }

    @Override
    public EncodedChange change(Change change, UUID epoch) {
        return encode(change, cursors.writeChangePart(change.seq(), epoch));
    }

    @Override
    public EncodedChange again(EncodedChange earlier, EncodedChange now) {
        var change = earlier.change().as(now.change());
        var sharesArticle = isCorrection(change) && isCorrection(now.change());
        return sharesArticle ? correction(change, earlier.id(), now.rest()) : encode(change, earlier.id());
    }

    /** Returns the beginning of the notice of a new article. The one field that differs from reader to reader comes first. */
    static String published(long newerCount) {
        return "event: " + ArticlePublished.NAME + "\ndata: {\"newerCount\":" + newerCount + ',';
    }

    /** Returns JSON on one line. */
    String text(Object data) {
        return Frame.oneLine(json.writeValueAsString(data));
    }

    private EncodedChange encode(Change change, String id) {
        return switch (change.event().type()) {
            case PUBLISHED -> {
                var json = text(ArticlePublished.of(change, site));
                yield whole(change, id, SharedBytes.of(json.substring(1) + "\n\n"));
            }
            case CORRECTED -> correction(change, id, articleOf(change));
            case RETRACTED -> whole(change, id, SharedBytes.of(retraction(change)));
            case REFILED -> whole(change, id, shared(ResyncEvent.of(Resync.FILING_CHANGED, change.seq())));
            case UNKNOWN -> whole(change, id, shared(ResyncEvent.of(Resync.UNKNOWN_CHANGE, change.seq())));
        };
    }

    /** Pages of the release before find an article by its address, which a kill takes away: they load anew what they show. */
    private String retraction(Change change) {
        var retracted = ArticleRetracted.of(change, site);
        var isKill = Retraction.Kind.KILL.code().equals(retracted.kind());
        return block(retracted) + (isKill ? block(ResyncEvent.of(Resync.KILLED, change.seq())) : "");
    }

    private static EncodedChange whole(Change change, String id, SharedBytes rest) {
        return new EncodedChange(change, id, "", Rest.of(rest));
    }

    private EncodedChange correction(Change change, String id, Rest article) {
        var data = ascii.writeValueAsString(ArticleUpdated.of(change, site));
        var own = "event: " + ArticleUpdated.NAME + "\ndata: " + data.substring(0, data.length() - 1);
        return new EncodedChange(change.withoutArticle(), id, own, article);
    }

    /** Encodes the last fields of a correction's data: the article, and its element. */
    private Rest articleOf(Change change) {
        var article = change.article();
        if (article == null) {
            return NO_ARTICLE;
        }
        var plain = ",\"article\":" + text(ArticleJson.of(article, site));
        var html = elementOf(article);
        var bytes = SharedBytes.of(plain + END);
        var element = html == null ? bytes : SharedBytes.of(plain + ",\"html\":" + text(html) + END);
        return new Rest(NEWS_END, bytes, element);
    }

    /** Returns null if the article cannot be rendered: one article must not keep all other changes from the readers. */
    private @Nullable String elementOf(Article article) {
        try {
            return renderer.getObject().render(article);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            LOG.error("A correction is sent without its element: cannot render {}", article.id(), failure);
            return null;
        }
    }

    private static boolean isCorrection(Change change) {
        return change.event().type() == Type.CORRECTED;
    }

    private SharedBytes shared(EventJson data) {
        return SharedBytes.of(block(data));
    }

    private String block(EventJson data) {
        return "event: " + data.type() + "\ndata: " + text(data) + "\n\n";
    }
}

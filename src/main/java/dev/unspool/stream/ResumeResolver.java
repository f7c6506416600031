package dev.unspool.stream;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.InvalidCursor;
import dev.unspool.cursor.StreamCursor;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.feed.SessionRequest;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Epochs;
import dev.unspool.store.LogHead;
import dev.unspool.store.Topics;
import dev.unspool.stream.Simulation.Fault;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides where a stream begins: at the id that the reader came back with, else at its cursor, else at the start of a new session. If the
 * id was not made by this site, for this feed and in this epoch of the log, the stream begins anew with {@code gap} and {@code resync}. An
 * integrator can request that, too.
 */
@Component
final class ResumeResolver {

    private final ArticleStore store;
    private final Epochs epochs;
    private final Topics topics;
    private final ReadingSessions sessions;
    private final CursorText text;
    private final Supplier<Tail> tail;

    ResumeResolver(
            ArticleStore store,
            Epochs epochs,
            Topics topics,
            ReadingSessions sessions,
            CursorText text,
            Supplier<Tail> tail) {
        this.store = store;
        this.epochs = epochs;
        this.topics = topics;
        this.sessions = sessions;
        this.text = text;
        this.tail = tail;
    }

    /**
     * Fails with a problem for what can never work, such as a cursor of another session. A known id needs no read at all, unless the request
     * names a section.
     */
    Mono<ResumePoint> of(StreamRequest request) {
        return topics.keys(request.session().filter()).map(request::with).flatMap(this::point);
    }

    private Mono<ResumePoint> point(StreamRequest request) {
        return Mono.defer(() -> resumable(request)
                .map(cursor -> resumed(request, cursor))
                .orElseGet(() -> store.head().flatMap(log -> started(request, log))));
    }

    private Mono<ResumePoint> resumed(StreamRequest request, StreamCursor cursor) {
        var known = tail.get();
        return cursor.seq() <= known.seq()
                ? Mono.just(resumed(request, cursor, known))
                : store.head().flatMap(log -> resumedAhead(request, cursor, log));
    }

    /**
     * Resumes from an id that is ahead of the tail. Either this instance has yet to read the change, or the log was set back since: then the id,
     * which we have signed, proves it, even if no instance was running at that time.
     */
    private Mono<ResumePoint> resumedAhead(StreamRequest request, StreamCursor cursor, LogHead log) {
        if (cursor.epoch().equals(log.epoch()) && cursor.seq() <= log.seq()) {
            return Mono.just(resumed(request, cursor, tail.get()));
        }
        return epochs.beginUnlessContinued(
                        new LogHead(cursor.epoch(), cursor.seq(), cursor.feed().head()), null)
                .switchIfEmpty(store.head())
                .flatMap(head -> started(request, head));
    }

    private Optional<StreamCursor> resumable(StreamRequest request) {
        try {
            return Optional.ofNullable(request.lastEventId())
                    .filter(id -> !request.simulation().has(Fault.GAP))
                    .map(text::readStreamCursor)
                    .filter(cursor -> cursor.epoch().equals(tail.get().epoch()))
                    .filter(cursor -> cursor.feed().filterHash()
                            == request.session().filter().hash());
        } catch (InvalidCursor foreign) {
            return Optional.empty();
        }
    }

    /** The feed cursor stays valid for ever; the changes after it are kept for a while. */
    private static ResumePoint resumed(StreamRequest request, StreamCursor cursor, Tail tail) {
        return tail.reachesBackTo(cursor.seq())
                ? start(request, cursor, Resume.exact, null)
                : start(request, cursor.at(tail.seq()), Resume.gap, Resync.EXPIRED);
    }

    private Mono<ResumePoint> started(StreamRequest request, LogHead log) {
        var isForeign = request.lastEventId() != null || request.simulation().has(Fault.GAP);
        return feedCursor(request, log)
                .map(feed -> started(request, feed, log, isForeign ? Resync.UNKNOWN_ID : null))
                .onErrorResume(
                        ResumeResolver::isUnknownArticle,
                        unknown -> afterUnknownArticle(request, log)
                                .map(feed -> started(request, feed, log, Resync.UNKNOWN_ARTICLE)));
    }

    /** A head that is ahead of the log is of one that was set back since: the cursor was made before {@code log} was read. */
    private static ResumePoint started(StreamRequest request, FeedCursor feed, LogHead log, @Nullable Resync found) {
        var isAhead = request.session().cursor() != null && feed.head() > log.number();
        var resync = found == null && isAhead ? Resync.UNKNOWN_ID : found;
        var cursor = new StreamCursor(isAhead ? feed.pinnedUpTo(log.number()) : feed, log.seq(), log.epoch());
        return start(request, cursor, resync == null ? Resume.fresh : Resume.gap, resync);
    }

    private Mono<FeedCursor> feedCursor(StreamRequest request, LogHead log) {
        SessionRequest session = request.session();
        if (request.article() != null) {
            return sessions.at(request.article(), session.filter(), session.cursor());
        }
        return Mono.fromCallable(() -> session.cursor() == null
                ? sessions.open(session.filter(), null, log)
                : sessions.resume(session.cursor(), session.filter(), null));
    }

    /** Gives where a session goes on that began with an article which is gone, or the beginning of a session without one. */
    private Mono<FeedCursor> afterUnknownArticle(StreamRequest request, LogHead log) {
        SessionRequest session = request.session();
        return Mono.fromCallable(() -> session.cursor() == null
                ? sessions.open(session.filter(), null, log)
                : sessions.resume(session.cursor(), session.filter()));
    }

    /** An old tab's article may be gone, after a restore for example. Any status but 200 would be final for its {@code EventSource}. */
    private static boolean isUnknownArticle(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.NOT_FOUND;
    }

    private static ResumePoint start(
            StreamRequest request, StreamCursor cursor, Resume resume, @Nullable Resync resync) {
        var session = request.session();
        return new ResumePoint(
                cursor,
                resume,
                resync,
                session.filter(),
                session.read(),
                request.upTo(),
                session.html(),
                request.corrections());
    }
}

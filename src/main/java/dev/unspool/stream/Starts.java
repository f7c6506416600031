package dev.unspool.stream;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.InvalidCursor;
import dev.unspool.cursor.StreamPosition;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.feed.SessionRequest;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.LogHead;
import dev.unspool.stream.Simulation.Fault;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides where a reader begins: at the id it came back with, else at its cursor, else at the start of a new session. An id that was not
 * made here, for this feed and in this life of the log, is a gap: the reader begins anew and is told so. So it is for who wants to see one.
 */
@Component
final class Starts {

    private final ArticleStore store;
    private final ReadingSessions sessions;
    private final CursorText text;
    private final Supplier<Tail> tail;

    Starts(ArticleStore store, ReadingSessions sessions, CursorText text, Supplier<Tail> tail) {
        this.store = store;
        this.sessions = sessions;
        this.text = text;
        this.tail = tail;
    }

    /** Fails with a problem for what can never work: an unknown article, a foreign cursor. A known id costs no reading at all. */
    Mono<Start> of(StreamRequest request) {
        return Mono.defer(() -> known(request)
                .map(position -> Mono.just(resumed(request, position, tail.get())))
                .orElseGet(() -> store.head().flatMap(log -> anew(request, log))));
    }

    private Optional<StreamPosition> known(StreamRequest request) {
        try {
            return Optional.ofNullable(request.lastEventId())
                    .filter(id -> !request.simulation().has(Fault.GAP))
                    .map(text::readPosition)
                    .filter(position -> position.epoch().equals(tail.get().epoch()))
                    .filter(position -> position.cursor().filterHash()
                            == request.session().filter().hash());
        } catch (InvalidCursor foreign) {
            return Optional.empty();
        }
    }

    /** The place among the articles stands for ever; the changes after it are kept for a while. */
    private static Start resumed(StreamRequest request, StreamPosition position, Tail tail) {
        return tail.reachesBackTo(position.seq())
                ? start(request, position, Resume.exact, null)
                : start(request, position.at(tail.seq()), Resume.gap, Resync.EXPIRED);
    }

    private Mono<Start> anew(StreamRequest request, LogHead log) {
        var isForeign = request.lastEventId() != null || request.simulation().has(Fault.GAP);
        return place(request, log)
                .map(place -> start(
                        request,
                        new StreamPosition(place, log.seq(), log.epoch()),
                        isForeign ? Resume.gap : Resume.fresh,
                        isForeign ? Resync.UNKNOWN_ID : null));
    }

    private Mono<FeedCursor> place(StreamRequest request, LogHead log) {
        SessionRequest session = request.session();
        if (request.article() != null) {
            return sessions.at(request.article(), session.filter(), session.cursor());
        }
        return Mono.fromCallable(() -> session.cursor() == null
                ? sessions.open(session.filter(), null, log)
                : sessions.resume(session.cursor(), session.filter(), null));
    }

    private static Start start(StreamRequest request, StreamPosition position, Resume resume, @Nullable Resync resync) {
        var session = request.session();
        return new Start(position, resume, resync, session.filter(), session.read(), request.upTo(), session.html());
    }
}

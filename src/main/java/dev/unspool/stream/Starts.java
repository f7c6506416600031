package dev.unspool.stream;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.InvalidCursor;
import dev.unspool.cursor.StreamPosition;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.feed.SessionRequest;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.LogHead;
import dev.unspool.stream.StreamEvents.Resume;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides where a reader begins: at the id it came back with, else at its cursor, else at the start of a new session. An id that was not
 * made here, for this feed and in this life of the log, is a gap: the reader begins anew and is told so.
 */
@Component
final class Starts {

    private final ArticleStore store;
    private final ReadingSessions sessions;
    private final CursorText text;

    Starts(ArticleStore store, ReadingSessions sessions, CursorText text) {
        this.store = store;
        this.sessions = sessions;
        this.text = text;
    }

    /** Fails with a problem for what can never work: an unknown article, a foreign cursor. */
    Mono<Start> of(StreamRequest request) {
        return store.head()
                .flatMap(log -> known(request, log)
                        .map(position -> Mono.just(start(request, position, Resume.exact)))
                        .orElseGet(() -> anew(request, log)));
    }

    private Optional<StreamPosition> known(StreamRequest request, LogHead log) {
        try {
            return Optional.ofNullable(request.lastEventId())
                    .map(text::readPosition)
                    .filter(position -> position.epoch().equals(log.epoch()))
                    .filter(position -> position.cursor().filterHash()
                            == request.session().filter().hash());
        } catch (InvalidCursor foreign) {
            return Optional.empty();
        }
    }

    private Mono<Start> anew(StreamRequest request, LogHead log) {
        var resume = request.lastEventId() == null ? Resume.fresh : Resume.gap;
        return place(request, log)
                .map(place -> start(request, new StreamPosition(place, log.seq(), log.epoch()), resume));
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

    private static Start start(StreamRequest request, StreamPosition position, Resume resume) {
        var session = request.session();
        return new Start(position, resume, session.filter(), session.read(), request.upTo(), session.html());
    }
}

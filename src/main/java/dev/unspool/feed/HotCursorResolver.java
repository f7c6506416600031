package dev.unspool.feed;

import dev.unspool.audience.Rankings;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.HotCursor;
import dev.unspool.store.ArticleStore;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the ranking that belongs to a cursor in hot order. A walk begins with the newest ranking and keeps it to the end. */
@Component
final class HotCursorResolver {

    private final Rankings rankings;
    private final ArticleStore store;
    private final Cursors cursors;
    private final CursorText text;

    HotCursorResolver(Rankings rankings, ArticleStore store, Cursors cursors, CursorText text) {
        this.rankings = rankings;
        this.store = store;
        this.cursors = cursors;
        this.text = text;
    }

    /**
     * Gives {@code cursor} with its ranking, or the start of a new walk if it is null. Fails with a problem if the cursor is not one of
     * this feed, if its ranking is no longer kept, and if the ranking cannot be read for the moment.
     */
    Mono<RankedCursor> resolve(FeedFilter filter, @Nullable String cursor) {
        return cursor == null
                ? started(filter)
                : Mono.fromCallable(() -> cursors.ofHot(cursor, filter)).flatMap(known -> resumed(filter, known));
    }

    private Mono<RankedCursor> started(FeedFilter filter) {
        return rankings.current()
                .map(ranking -> new RankedCursor(ranking, HotCursor.start(filter, ranking.id(), Long.MAX_VALUE)));
    }

    private Mono<RankedCursor> resumed(FeedFilter filter, HotCursor cursor) {
        return rankings.find(cursor.ranking())
                .onErrorMap(failure -> unavailable())
                .map(ranking -> new RankedCursor(ranking, cursor))
                .switchIfEmpty(Mono.defer(() -> expired(filter)));
    }

    /** The ranking probably still exists, and a reader who begins again loses the place for good: it is better to wait. */
    private static Problem unavailable() {
        return new Problem(
                ProblemCode.DEPENDENCY_UNAVAILABLE,
                "The ranking of this cursor cannot be read for the moment: send the same request again in a few seconds.");
    }

    private Mono<RankedCursor> expired(FeedFilter filter) {
        return Mono.zip(
                        rankings.current(),
                        store.head(),
                        (ranking, log) -> HotCursor.start(filter, ranking.id(), log.number()))
                .flatMap(restart -> Mono.error(expired(restart)));
    }

    private Problem expired(HotCursor restart) {
        return new Problem(
                ProblemCode.CURSOR_EXPIRED,
                "Begin again with `cursor` of this answer, or without one.",
                Map.of("head", restart.head(), "cursor", text.write(restart)));
    }
}

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

/** Walks in hot order: each begins with the newest ranking, and keeps it. */
@Component
final class HotWalks {

    private final Rankings rankings;
    private final ArticleStore store;
    private final Cursors cursors;
    private final CursorText text;

    HotWalks(Rankings rankings, ArticleStore store, Cursors cursors, CursorText text) {
        this.rankings = rankings;
        this.store = store;
        this.cursors = cursors;
        this.text = text;
    }

    /**
     * The walk that is at {@code cursor}, or a new one where it is null. Fails with a problem for a foreign cursor, for one whose ranking is
     * no longer kept, and for one whose ranking cannot be read for the moment.
     */
    Mono<HotWalk> at(FeedFilter filter, @Nullable String cursor) {
        return cursor == null
                ? begun(filter)
                : Mono.fromCallable(() -> cursors.ofHot(cursor, filter)).flatMap(from -> resumed(filter, from));
    }

    private Mono<HotWalk> begun(FeedFilter filter) {
        return rankings.current()
                .map(ranking -> new HotWalk(ranking, HotCursor.start(filter, ranking.id(), Long.MAX_VALUE)));
    }

    private Mono<HotWalk> resumed(FeedFilter filter, HotCursor from) {
        return rankings.find(from.ranking())
                .onErrorMap(failure -> away())
                .map(ranking -> new HotWalk(ranking, from))
                .switchIfEmpty(Mono.defer(() -> expired(filter)));
    }

    /** The ranking is there, most likely, and whoever begins again loses the place for good: better to wait. */
    private static Problem away() {
        return new Problem(
                ProblemCode.DEPENDENCY_UNAVAILABLE,
                "The ranking of this cursor cannot be read for the moment: send the same request again in a few seconds.");
    }

    private Mono<HotWalk> expired(FeedFilter filter) {
        return Mono.zip(
                        rankings.current(),
                        store.head(),
                        (ranking, log) -> HotCursor.start(filter, ranking.id(), log.number()))
                .flatMap(anew -> Mono.error(expired(anew)));
    }

    private Problem expired(HotCursor anew) {
        return new Problem(
                ProblemCode.CURSOR_EXPIRED,
                "Begin again with `cursor` of this answer, or without one.",
                Map.of("head", anew.head(), "cursor", text.write(anew)));
    }
}

package dev.unspool.tail;

import dev.unspool.tail.TailJson.Reload;
import dev.unspool.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides what a request for the tail is answered, and whether it is held until then. */
@Component
final class TailAnswers {

    /** How long this instance may take to learn of a change that another one has told. */
    private static final Duration BEHIND = Duration.ofSeconds(1);

    /** Milliseconds, and up to three times as many, before who gets no place asks again. */
    private static final long LATER = 5_000;

    /** The change log as this instance knows it. */
    interface Log {

        RecentLog recent();

        /** Whether the log cannot be read, so that nobody would hear of a change. */
        boolean isBlind();
    }

    private final Log log;
    private final OlderChanges older;
    private final HeldRequests held;
    private final Rounds rounds;

    TailAnswers(Log log, OlderChanges older, HeldRequests held, Rounds rounds) {
        this.log = log;
        this.older = older;
        this.held = held;
        this.rounds = rounds;
    }

    /**
     * Gives the answer, at once or when there is something to tell. Never fails for want of anything; that is told by the answer.
     *
     * @throws Problem if no answer can have named the address
     */
    Mono<TailAnswer> of(TailAddress at) {
        if (rounds.isTooFarAhead(at.round())) {
            throw Problem.malformed("This round is still to come: follow `next` of the answer before.");
        }
        return answerOrHold(at);
    }

    /** Gives the answer as it is now, without holding the request. */
    Mono<TailAnswer> ofNow(TailAddress at) {
        var recent = log.recent();
        return isTellable(at, recent) ? told(at, recent) : Mono.just(nothing(at));
    }

    private Mono<TailAnswer> answerOrHold(TailAddress at) {
        var isBehind = isBehind(at);
        if (!isBehind && isTellable(at, log.recent())) {
            return told(at, log.recent());
        }
        if (log.isBlind()) {
            return Mono.just(later(at));
        }
        return isBehind ? heldWhileBehind(at) : heldAtHead(at);
    }

    /** Whether there is more to say than that nothing is new. */
    private static boolean isTellable(TailAddress at, RecentLog recent) {
        return !at.epoch().equals(recent.epoch()) || at.after() < recent.head();
    }

    /** Whether another instance may know more than this one: of a change that it has told, or of an epoch that has begun. */
    private boolean isBehind(TailAddress at) {
        var recent = log.recent();
        return at.epoch().equals(recent.epoch())
                ? at.after() > recent.head()
                : !at.epoch().equals(recent.earlier());
    }

    private Mono<TailAnswer> heldWhileBehind(TailAddress at) {
        return held.hold(at, address -> !isBehind(address))
                .timeout(BEHIND, Mono.just(true))
                .flatMap(isHeld -> isHeld ? caughtUpOrNot(at) : Mono.just(later(at)));
    }

    private Mono<TailAnswer> caughtUpOrNot(TailAddress at) {
        return isBehind(at) ? ofNow(at) : answerOrHold(at);
    }

    /** Holds the request for two rounds at most, whatever round is accepted: proxies give up after a minute. */
    private Mono<TailAnswer> heldAtHead(TailAddress at) {
        var until = Math.min(at.round(), rounds.ended() + Rounds.MOST_AHEAD);
        return held.hold(at, address -> isOver(address, until))
                .flatMap(isHeld -> isHeld ? ofNow(at) : Mono.just(later(at)));
    }

    private boolean isOver(TailAddress at, long until) {
        return isTellable(at, log.recent()) || until <= rounds.ended() || log.isBlind();
    }

    private Mono<TailAnswer> told(TailAddress at, RecentLog recent) {
        if (!at.epoch().equals(recent.epoch())) {
            return Mono.just(resync(at, recent, Reload.RESTORED));
        }
        var items = recent.after(at.after());
        return items != null ? Mono.just(changes(at, recent, items)) : toldFromLog(at, recent);
    }

    private Mono<TailAnswer> toldFromLog(TailAddress at, RecentLog recent) {
        return older.after(at)
                .map(items -> items.isEmpty() ? resync(at, recent, Reload.EXPIRED) : changes(at, recent, items))
                .onErrorResume(failure -> Mono.just(later(at)));
    }

    private TailAnswer changes(TailAddress at, RecentLog recent, List<TailItem> items) {
        var last = items.get(items.size() - 1).seq();
        var next = new TailAddress(at.epoch(), last, rounds.afterChange(at.round()));
        var body = new TailJson(items, Math.max(last, recent.head()), next.path(), null, null);
        var isWhole = last == RecentLog.endOfBlock(at.after());
        return new TailAnswer(
                body, isWhole && rounds.isNamedNow(at.round()) ? TailAnswer.FULL_BLOCK : TailAnswer.CHANGES);
    }

    private TailAnswer resync(TailAddress at, RecentLog recent, Reload why) {
        var next = new TailAddress(recent.epoch(), recent.head(), rounds.after(at.round()));
        return new TailAnswer(
                new TailJson(List.of(), recent.head(), next.path(), untilAllowed(next), why), TailAnswer.RESYNC);
    }

    private TailAnswer nothing(TailAddress at) {
        return log.isBlind() ? later(at) : empty(at, 0);
    }

    private TailAnswer later(TailAddress at) {
        return empty(at, ThreadLocalRandom.current().nextLong(LATER, 3 * LATER));
    }

    private TailAnswer empty(TailAddress at, long waitMs) {
        var next = new TailAddress(at.epoch(), at.after(), rounds.after(at.round()));
        var untilAllowed = untilAllowed(next);
        var wait = untilAllowed == null ? waitMs : Math.max(waitMs, untilAllowed);
        var body = new TailJson(List.of(), log.recent().head(), next.path(), wait == 0 ? null : wait, null);
        return new TailAnswer(body, TailAnswer.NOTHING_NEW);
    }

    private @Nullable Long untilAllowed(TailAddress next) {
        var wait = rounds.untilAllowed(next.round()).toMillis();
        return wait == 0 ? null : wait;
    }
}

package dev.unspool.stream;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How far a reader wants to read: an absolute position, never lowered, safe to raise twice. Raised by requests of their own, on any
 * thread.
 */
final class Credit {

    /** Articles ahead of what was sent: enough for a reader on a train, few enough not to waste. */
    static final int WINDOW = 3;

    private final Sinks.Many<Ask> asks = Sinks.many().replay().latest();
    private Ask latest;

    /** @param sent how many articles the session has handed out */
    Credit(int sent, int upTo) {
        latest = new Ask(clipped(upTo, sent), 0, sent);
        asks.tryEmitNext(latest);
    }

    /** Raises the credit to {@code upTo}, or to the window's end where that is nearer. Also a reader's word that it still waits. */
    synchronized void raise(int upTo) {
        tell(new Ask(Math.max(latest.upTo(), clipped(upTo, latest.sent())), latest.count() + 1, latest.sent()));
    }

    /** Moves the window: {@code sent} articles have been handed out. */
    synchronized void sent(int sent) {
        latest = new Ask(latest.upTo(), latest.count(), sent);
    }

    synchronized int upTo() {
        return latest.upTo();
    }

    /** How often the reader has asked. */
    synchronized long count() {
        return latest.count();
    }

    /** Completes once the article at {@code position} may be sent, and the reader has asked more than {@code seen} times. */
    Mono<Void> reaches(int position, long seen) {
        return asks.asFlux()
                .filter(ask -> ask.upTo() >= position && ask.count() > seen)
                .next()
                .then();
    }

    private void tell(Ask ask) {
        latest = ask;
        // Only ever called under the lock, so it cannot be refused for being concurrent.
        asks.emitNext(ask, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    private static int clipped(int upTo, int sent) {
        return Math.min(upTo, sent + WINDOW);
    }

    private record Ask(int upTo, long count, int sent) {}
}

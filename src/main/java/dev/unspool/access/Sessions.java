package dev.unspool.access;

import dev.unspool.ledger.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets the holders of access tokens into the newsroom's pages. */
@Component
@ConditionalOnWebApplication
public final class Sessions {

    /** A long shift; whoever comes back the next day signs in again. */
    static final Duration LIFE = Duration.ofHours(12);

    private final NewsroomSessions store;
    private final AccessTokens tokens;
    private final Clock clock;

    Sessions(NewsroomSessions store, AccessTokens tokens, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A new session of whoever holds {@code token}. */
    Mono<SessionText> open(AccessToken token, Actor by) {
        return Mono.defer(() -> {
            var session = SessionText.random();
            var now = now();
            return store.open(session.hash(), token.id(), by, now, now.plus(LIFE))
                    .thenReturn(session);
        });
    }

    /** The valid token that the session is of, marked as used; empty where either has ended. */
    Mono<AccessToken> find(SessionText session) {
        return Mono.defer(() -> store.find(session.hash(), now()))
                .filter(token -> token.isValidAt(now()))
                .delayUntil(token -> tokens.use(token, now()));
    }

    public Mono<Void> close(SessionText session, Actor by) {
        return Mono.defer(() -> store.close(session.hash(), by, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

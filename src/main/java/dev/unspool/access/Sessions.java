package dev.unspool.access;

import dev.unspool.ledger.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens, finds and closes sessions of the newsroom's pages. */
@Component
@ConditionalOnWebApplication
public final class Sessions {

    /** A long shift; on the next day, an editor signs in again. */
    static final Duration LIFE = Duration.ofHours(12);

    private final SessionStore store;
    private final AccessTokenStore tokens;
    private final Clock clock;

    Sessions(SessionStore store, AccessTokenStore tokens, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Opens a session for the holder of {@code token}. */
    Mono<SessionText> open(AccessToken token, Actor by) {
        return Mono.defer(() -> {
            var session = SessionText.random();
            var now = now();
            return store.open(session.hash(), token.id(), by, now, now.plus(LIFE))
                    .thenReturn(session);
        });
    }

    /** Finds the valid token of the session and marks it as used; empty if the session or the token has ended. */
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

package dev.unspool.access;

import dev.unspool.ledger.Actor;
import dev.unspool.web.Allowance;
import dev.unspool.web.Bucket;
import dev.unspool.web.LocalLimiter;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Rate;
import dev.unspool.web.TraceId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Signs in holders of access tokens with the scope {@code moderate}. The audit log records successes and refusals with the token's
 * id and name, and nothing of what was sent.
 */
@Component
@ConditionalOnWebApplication
public final class SignIns {

    private static final String UNKNOWN = "This is no access token, or it has expired or was revoked.";
    private static final String NARROW = "This access token may not moderate. Use one with the scope “moderate”.";

    /**
     * How many refusals are recorded for one known token, and for all unknown tokens together: entries cannot be deleted, and
     * anyone may try.
     */
    private static final Rate WRITTEN = new Rate(20, Duration.ofHours(1));

    /** Tokens that are counted separately; no site has issued more. */
    private static final int TOKENS = 1_000;

    private final LocalLimiter refusals = new LocalLimiter(TOKENS);
    private final Tokens tokens;
    private final Sessions sessions;
    private final SessionStore store;
    private final Clock clock;

    SignIns(Tokens tokens, Sessions sessions, SessionStore store, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.store = store;
        this.clock = clock;
    }

    /** Opens a session for the holder of the token {@code text}. Fails with a problem that tells people why not. */
    public Mono<SessionText> open(String text, ServerWebExchange exchange) {
        return tokens.use(text)
                .flatMap(token -> open(token, exchange))
                .switchIfEmpty(Mono.defer(() -> refuse(text, exchange)));
    }

    private Mono<SessionText> open(AccessToken token, ServerWebExchange exchange) {
        var editor = new Editor(token);
        return editor.may(Scope.MODERATE)
                ? sessions.open(token, editor.actor(exchange))
                : refuse(editor.actor(exchange), new Problem(ProblemCode.FORBIDDEN, NARROW));
    }

    private Mono<SessionText> refuse(String text, ServerWebExchange exchange) {
        return tokens.find(text)
                .map(token -> new Editor(token).actor(exchange))
                .defaultIfEmpty(Actor.unknown(TraceId.of(exchange.getRequest().getHeaders())))
                .flatMap(who -> refuse(who, new Problem(ProblemCode.UNAUTHENTICATED, UNKNOWN)));
    }

    private Mono<SessionText> refuse(Actor who, Problem why) {
        return Mono.defer(() -> refusals.take(List.of(bucket(who)), clock.instant()))
                .filter(Allowance::granted)
                .flatMap(granted -> store.refuse(who, clock.instant()))
                .then(Mono.error(why));
    }

    private static Bucket bucket(Actor who) {
        return new Bucket("sign-in", String.valueOf(who.token()), WRITTEN);
    }
}

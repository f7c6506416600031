package dev.unspool.access;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.SortKey;
import dev.unspool.ledger.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues, finds and revokes access tokens. */
@Component
public final class Tokens {

    private final AccessTokenStore store;
    private final Clock clock;

    Tokens(AccessTokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A token that was just created: the only moment at which its secret can be read. */
    public record Issued(TokenText text, AccessToken token) {}

    public Mono<Issued> create(TokenRequest request, Actor by) {
        return create(request, token -> store.create(token, by));
    }

    /** Creates the token if no token was ever created before; otherwise empty. */
    Mono<Issued> createFirst(TokenRequest request, Actor by) {
        return create(request, token -> store.createFirst(token, by));
    }

    /** Finds the valid token with the secret {@code text} and marks it as used; empty if there is none. */
    Mono<AccessToken> use(String text) {
        return find(text).filter(token -> token.isValidAt(now())).delayUntil(token -> store.use(token, now()));
    }

    /** Finds the token with the secret {@code text}, valid or not; empty if it was never issued. */
    Mono<AccessToken> find(String text) {
        return Mono.defer(() -> Mono.justOrEmpty(TokenText.parse(text))).flatMap(token -> store.find(token.hash()));
    }

    /** Parses the id of a token; empty if {@code text} is not one. */
    public static Optional<UUID> id(String text) {
        return ArticleId.parse(text).map(ArticleId::value);
    }

    /** Lists at most {@code limit} tokens after {@code key}, the newest first. */
    public Mono<List<AccessToken>> list(SortKey key, int limit) {
        return store.list(key.publishedAt(), key.id(), limit);
    }

    /** Revokes a token from the next request on. Emits whether such a token exists. */
    public Mono<Boolean> revoke(UUID id, Actor by) {
        return Mono.defer(() -> store.revoke(id, by, now()));
    }

    private Mono<Issued> create(TokenRequest request, Function<NewToken, Mono<AccessToken>> write) {
        return Mono.defer(() -> {
            var text = TokenText.random();
            var now = now();
            var token = new NewToken(request.name(), text.hash(), request.codes(), now, now.plus(request.life()));
            return write.apply(token).map(written -> new Issued(text, written));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

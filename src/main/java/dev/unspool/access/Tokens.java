package dev.unspool.access;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.FeedPosition;
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

/** Gives out access tokens and takes them back. */
@Component
public final class Tokens {

    private final AccessTokens store;
    private final Clock clock;

    Tokens(AccessTokens store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A token that was just made: the only moment in which anybody can read it. */
    public record Fresh(TokenText text, AccessToken token) {}

    public Mono<Fresh> create(TokenOrder order, Actor by) {
        return create(order, token -> store.create(token, by));
    }

    /** The same where there was never a token before; else empty. */
    Mono<Fresh> createFirst(TokenOrder order, Actor by) {
        return create(order, token -> store.createFirst(token, by));
    }

    /** The valid token that {@code text} spells, marked as used; empty where it spells none. */
    Mono<AccessToken> use(String text) {
        return find(text).filter(token -> token.isValidAt(now())).delayUntil(token -> store.use(token, now()));
    }

    /** The token that {@code text} spells, valid or not; empty where none was ever given out that does. */
    Mono<AccessToken> find(String text) {
        return Mono.defer(() -> Mono.justOrEmpty(TokenText.parse(text))).flatMap(token -> store.find(token.hash()));
    }

    /** The id that {@code text} spells, or empty where it spells none. */
    public static Optional<UUID> id(String text) {
        return ArticleId.parse(text).map(ArticleId::value);
    }

    /** At most {@code limit} tokens behind {@code place}, the newest first. */
    public Mono<List<AccessToken>> list(FeedPosition place, int limit) {
        return store.list(place.publishedAt(), place.id(), limit);
    }

    /** Holds from the next request on. Gives whether there is such a token. */
    public Mono<Boolean> revoke(UUID id, Actor by) {
        return Mono.defer(() -> store.revoke(id, by, now()));
    }

    private Mono<Fresh> create(TokenOrder order, Function<NewToken, Mono<AccessToken>> write) {
        return Mono.defer(() -> {
            var text = TokenText.random();
            var now = now();
            var token = new NewToken(order.name(), text.hash(), order.codes(), now, now.plus(order.life()));
            return write.apply(token).map(written -> new Fresh(text, written));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

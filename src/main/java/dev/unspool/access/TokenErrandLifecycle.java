package dev.unspool.access;

import dev.unspool.cursor.FeedPosition;
import dev.unspool.ledger.Actor;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** One run of a token command: the command's own thread waits for its end. */
final class TokenErrandLifecycle {

    /** One statement on a machine that is busy starting. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Tokens; the doors list the others by cursor. */
    private static final int SHOWN = 1_000;

    private final Tokens tokens;

    TokenErrandLifecycle(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Says what came of it; gives whether it was done. */
    boolean run(TokenErrand errand) {
        var done = perform(errand).block(LIMIT);
        return done != null && done;
    }

    private Mono<Boolean> perform(TokenErrand errand) {
        if (errand instanceof TokenErrand.Create create) {
            return tokens.create(create.order(), Actor.COMMAND)
                    .doOnNext(TokenErrandLifecycle::show)
                    .map(fresh -> true);
        }
        if (errand instanceof TokenErrand.Revoke revoke) {
            return tokens.revoke(revoke.token(), Actor.COMMAND)
                    .doOnNext(known -> System.err.println(known ? "Revoked." : "There is no token with this id."));
        }
        return tokens.list(FeedPosition.NEWEST, SHOWN)
                .doOnNext(TokenErrandLifecycle::show)
                .map(all -> true);
    }

    private static void show(Tokens.Fresh fresh) {
        System.err.println("Expires " + fresh.token().expiresAt() + ", id "
                + fresh.token().id() + ". This is the only time that it is shown:");
        System.out.println(fresh.text().value());
    }

    private static void show(List<AccessToken> all) {
        System.out.printf("%-36s  %-30s  %-30s  %s%n", "ID", "SCOPES", "STATE", "NAME");
        all.forEach(token -> System.out.printf(
                "%-36s  %-30s  %-30s  %s%n",
                token.id(),
                String.join(",", token.scopes().stream().sorted().toList()),
                token.revokedAt() == null ? "until " + token.expiresAt() : "revoked",
                token.name()));
    }
}

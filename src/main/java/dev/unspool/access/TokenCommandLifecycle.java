package dev.unspool.access;

import dev.unspool.cursor.SortKey;
import dev.unspool.ledger.Actor;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Runs a token command once; the thread of the command waits for its end. */
final class TokenCommandLifecycle {

    /** Long enough for one statement on a machine that is busy starting. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Tokens that are listed; the API lists more, by cursor. */
    private static final int SHOWN = 1_000;

    private final Tokens tokens;

    TokenCommandLifecycle(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Runs the command, prints its result, and returns whether it succeeded. */
    boolean run(TokenCommandLine command) {
        var done = perform(command).block(LIMIT);
        return done != null && done;
    }

    private Mono<Boolean> perform(TokenCommandLine command) {
        if (command instanceof TokenCommandLine.Create create) {
            return tokens.create(create.request(), Actor.COMMAND)
                    .doOnNext(TokenCommandLifecycle::show)
                    .map(issued -> true);
        }
        if (command instanceof TokenCommandLine.Revoke revoke) {
            return tokens.revoke(revoke.token(), Actor.COMMAND)
                    .doOnNext(known -> System.err.println(known ? "Revoked." : "There is no token with this id."));
        }
        return tokens.list(SortKey.NEWEST, SHOWN)
                .doOnNext(TokenCommandLifecycle::show)
                .map(all -> true);
    }

    private static void show(Tokens.Issued issued) {
        System.err.println("Expires " + issued.token().expiresAt() + ", id "
                + issued.token().id() + ". This is the only time that it is shown:");
        System.out.println(issued.text().value());
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

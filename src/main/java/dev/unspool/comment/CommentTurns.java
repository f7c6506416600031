package dev.unspool.comment;

import dev.unspool.web.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets comments that share an author, an address or a text be stored one after another, on all instances. So a rule that reads earlier comments misses
 * none. Uses advisory locks of PostgreSQL, since there may be no row yet that both could lock.
 */
@Component
final class CommentTurns {

    /** Takes the locks in their order, so that two comments never wait for each other. Parameter: locks. */
    private static final String TAKE = """
            select pg_advisory_xact_lock(lock)
            from (select distinct u.lock from unnest(:locks::bigint[]) u (lock) order by u.lock) ordered""";

    private final DatabaseClient database;

    CommentTurns(DatabaseClient database) {
        this.database = database;
    }

    /** Waits until no other transaction holds a lock of {@code submission}, and holds them until the transaction ends. */
    Mono<Void> take(Submission submission) {
        return database.sql(TAKE).bind("locks", locks(submission)).then();
    }

    private static Long[] locks(Submission submission) {
        var own = Stream.of(
                "author " + submission.author(),
                "address " + HexFormat.of().formatHex(submission.addressHash()),
                "end site " + HexFormat.of().formatHex(submission.endSiteHash()));
        // Greetings are compared only with those of the author.
        var text = submission.isGreeting() ? Stream.<String>empty() : Stream.of("text " + submission.text());
        return Stream.concat(own, text).map(CommentTurns::lock).toArray(Long[]::new);
    }

    /** Two that get the same number by chance wait in vain, and no more. */
    private static long lock(String name) {
        return ByteBuffer.wrap(Sha256.of(("comment " + name).getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}

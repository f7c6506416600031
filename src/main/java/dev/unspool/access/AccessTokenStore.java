package dev.unspool.access;

import dev.unspool.database.Columns;
import dev.unspool.database.DatabaseSettings;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.Permits;
import dev.unspool.database.RunToEnd;
import dev.unspool.ledger.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores access tokens by their hash. Each change and its entry in the audit log are written by one statement. */
@Component
final class AccessTokenStore {

    /** How precisely the last use is kept: to the minute is enough, and a busy importer does not write a row for every article. */
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    static final String COLUMNS = "id, name, scopes, created_at, expires_at, revoked_at, last_used_at";

    /**
     * Writes one audit entry for each token in {@code changed}. The action is inserted by {@link String#formatted}. Parameters:
     * now, and those of the actor.
     */
    static final String AUDIT = """
            audits as (
                insert into audit_log (at, actor_id, actor_name, action, token_id, trace_id)
                select :now, :actor, :actorName, '%s', id, :trace from changed
            )""";

    /**
     * Inserts a token. Returns no row if it should be the first one and is not. Parameters: name, hash, scopes, now, expires,
     * first, and those of the actor.
     */
    private static final String CREATE = "with changed as ("
            + " insert into access_token (name, hash, scopes, created_at, expires_at)"
            + " select :name, decode(:hash, 'hex'), :scopes, :now, :expires"
            + " where not (:first and exists (select from access_token))"
            + " returning " + COLUMNS + "), " + AUDIT.formatted("token-created") + " select * from changed";

    /** Revokes a token; leaves a revoked one unchanged. Parameters: id, now, and those of the actor. */
    private static final String REVOKE = "with changed as ("
            + " update access_token set revoked_at = :now where id = :id and revoked_at is null returning id), "
            + AUDIT.formatted("token-revoked") + " select exists (select from access_token where id = :id) as known";

    /** Lets no other transaction create a token until this one ends. Its next statement then sees those that were created before. */
    private static final String ALONE = "lock table access_token in share row exclusive mode";

    private final NewsroomDatabase database;
    private final Permits lookups;

    AccessTokenStore(NewsroomDatabase database, DatabaseSettings settings) {
        this.database = database;
        this.lookups = LookupPermits.create(settings);
    }

    Mono<AccessToken> create(NewToken token, Actor by) {
        return row(creation(token, by, false)).as(RunToEnd::despiteCancel);
    }

    /** Creates the token if no token was ever created before; otherwise empty. Of two at the same time, one waits for the other. */
    Mono<AccessToken> createFirst(NewToken token, Actor by) {
        return database.sql(ALONE)
                .then()
                .then(Mono.defer(() -> row(creation(token, by, true))))
                .as(database::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /** Finds the token with this hash, valid or not, or empty. */
    Mono<AccessToken> find(String hash) {
        return lookups.run(
                token(database.sql("select " + COLUMNS + " from access_token where hash = decode(:hash, 'hex')")
                        .bind("hash", hash)));
    }

    /** Lists at most {@code limit} tokens after the position (createdBefore, id), the newest first. */
    Mono<List<AccessToken>> list(Instant createdBefore, UUID id, int limit) {
        return database.sql("select " + COLUMNS + " from access_token where (created_at, id) < (:at, :id)"
                        + " order by created_at desc, id desc limit :limit")
                .bind("at", createdBefore)
                .bind("id", id)
                .bind("limit", limit)
                .map(row -> token(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    /** Revokes a token from the next request on. Emits whether such a token exists. */
    Mono<Boolean> revoke(UUID id, Actor by, Instant now) {
        return by.sign(database.sql(REVOKE).bind("id", id).bind("now", now))
                .map(row -> new Columns(row).flag("known"))
                .one()
                .as(RunToEnd::despiteCancel);
    }

    /** Records that the token was used, unless it was already recorded within the last minute. */
    Mono<Void> use(AccessToken token, Instant now) {
        var before = token.lastUsedAt();
        if (before != null && before.isAfter(now.minus(LAST_USED_PRECISION))) {
            return Mono.empty();
        }
        return database.sql("update access_token set last_used_at = :now where id = :id")
                .bind("now", now)
                .bind("id", token.id())
                .then()
                .as(RunToEnd::despiteCancel);
    }

    private GenericExecuteSpec creation(NewToken token, Actor by, boolean first) {
        return by.sign(database.sql(CREATE)
                .bind("name", token.name())
                .bind("hash", token.hash())
                .bind("scopes", token.scopes().stream().sorted().toArray(String[]::new))
                .bind("now", token.createdAt())
                .bind("expires", token.expiresAt())
                .bind("first", first));
    }

    static Mono<AccessToken> token(GenericExecuteSpec statement) {
        return row(statement).as(RunToEnd::read);
    }

    private static Mono<AccessToken> row(GenericExecuteSpec statement) {
        return statement.map(row -> token(new Columns(row))).one();
    }

    private static AccessToken token(Columns row) {
        return new AccessToken(
                row.id("id"),
                row.text("name"),
                new HashSet<>(row.texts("scopes")),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.instantOrNull("revoked_at"),
                row.instantOrNull("last_used_at"));
    }
}

package dev.unspool.access;

import dev.unspool.database.Columns;
import dev.unspool.database.RunToEnd;
import dev.unspool.ledger.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may come in by the newsroom's doors. Tokens are known by their hash; a change and its entry in the audit log are one statement. */
@Component
final class AccessTokens {

    /** A minute: nobody asks more precisely, and a busy importer writes no row for every article. */
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    static final String COLUMNS = "id, name, scopes, created_at, expires_at, revoked_at, last_used_at";

    /** Parameters: now, the actor's. An entry for each token of {@code changed}; the name of the act goes in by {@link String#formatted}. */
    static final String AUDIT = """
            audits as (
                insert into audit_log (at, actor_id, actor_name, action, token_id, trace_id)
                select :now, :actor, :actorName, '%s', id, :trace from changed
            )""";

    /** Parameters: name, hash, scopes, now, expires, first, the actor's. No row where it should be the first and is not. */
    private static final String CREATE = "with changed as ("
            + " insert into access_token (name, hash, scopes, created_at, expires_at)"
            + " select :name, decode(:hash, 'hex'), :scopes, :now, :expires"
            + " where not (:first and exists (select from access_token))"
            + " returning " + COLUMNS + "), " + AUDIT.formatted("token-created") + " select * from changed";

    /** Parameters: id, now, the actor's. Changes nothing where it is revoked already. */
    private static final String REVOKE = "with changed as ("
            + " update access_token set revoked_at = :now where id = :id and revoked_at is null returning id), "
            + AUDIT.formatted("token-revoked") + " select exists (select from access_token where id = :id) as known";

    private final DatabaseClient database;

    AccessTokens(DatabaseClient database) {
        this.database = database;
    }

    Mono<AccessToken> create(NewToken token, Actor by) {
        return create(token, by, false);
    }

    /** The same where there was never a token before; else empty. */
    Mono<AccessToken> createFirst(NewToken token, Actor by) {
        return create(token, by, true);
    }

    /** The token with this hash, valid or not, or empty. */
    Mono<AccessToken> find(String hash) {
        return token(database.sql("select " + COLUMNS + " from access_token where hash = decode(:hash, 'hex')")
                .bind("hash", hash));
    }

    /** At most {@code limit} tokens that stand after the place (createdAt, id), the newest first. */
    Mono<List<AccessToken>> list(Instant createdBefore, UUID id, int limit) {
        return database.sql("select " + COLUMNS + " from access_token where (created_at, id) < (:at, :id)"
                        + " order by created_at desc, id desc limit :limit")
                .bind("at", createdBefore)
                .bind("id", id)
                .bind("limit", limit)
                .map(row -> token(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::despiteCancel);
    }

    /** Takes effect with the next request. Gives whether there is such a token. */
    Mono<Boolean> revoke(UUID id, Actor by, Instant now) {
        return by.sign(database.sql(REVOKE).bind("id", id).bind("now", now))
                .map(row -> new Columns(row).flag("known"))
                .one()
                .as(RunToEnd::despiteCancel);
    }

    /** Remembers that the token was used; a token that was used within the minute is left as it is. */
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

    private Mono<AccessToken> create(NewToken token, Actor by, boolean first) {
        return token(by.sign(database.sql(CREATE)
                .bind("name", token.name())
                .bind("hash", token.hash())
                .bind("scopes", token.scopes().stream().sorted().toArray(String[]::new))
                .bind("now", token.createdAt())
                .bind("expires", token.expiresAt())
                .bind("first", first)));
    }

    static Mono<AccessToken> token(GenericExecuteSpec statement) {
        return statement.map(row -> token(new Columns(row))).one().as(RunToEnd::despiteCancel);
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

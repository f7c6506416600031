package dev.unspool.access;

import dev.unspool.database.RunToEnd;
import dev.unspool.ledger.Actor;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who is signed in to the newsroom's pages. Sessions are known by their hash, and end with their access token; a change and its entry in the
 * audit log are one statement.
 */
@Component
final class NewsroomSessions {

    private static final String FIND = "select " + AccessTokens.COLUMNS + " from access_token where id = ("
            + "select token_id from newsroom_session where hash = decode(:hash, 'hex') and expires_at > :now)";

    /** Parameters: hash, token, now, expires, the actor's. */
    private static final String OPEN = "with changed as ("
            + " insert into newsroom_session (hash, token_id, created_at, expires_at)"
            + " values (decode(:hash, 'hex'), :token, :now, :expires) returning token_id as id), "
            + AccessTokens.AUDIT.formatted("session-opened") + " select id from changed";

    /** Parameters: hash, now, the actor's. */
    private static final String CLOSE = "with changed as ("
            + " delete from newsroom_session where hash = decode(:hash, 'hex') returning token_id as id), "
            + AccessTokens.AUDIT.formatted("session-closed") + " select id from changed";

    /** Parameters: now, the actor's, who was refused. */
    private static final String REFUSE = "insert into audit_log (at, actor_id, actor_name, action, token_id, trace_id)"
            + " values (:now, :actor, :actorName, 'sign-in-refused', :actor, :trace)";

    private final DatabaseClient database;

    NewsroomSessions(DatabaseClient database) {
        this.database = database;
    }

    /** Begins a session of the holder of {@code token}. @param hash in hexadecimal digits */
    Mono<Void> open(String hash, UUID token, Actor by, Instant now, Instant expires) {
        return by.sign(database.sql(OPEN)
                        .bind("hash", hash)
                        .bind("token", token)
                        .bind("now", now)
                        .bind("expires", expires))
                .then()
                .as(RunToEnd::despiteCancel);
    }

    /** Writes down that somebody was not let in. @param who the access token that they sent, or nobody known */
    Mono<Void> refuse(Actor who, Instant now) {
        return who.sign(database.sql(REFUSE).bind("now", now)).then().as(RunToEnd::despiteCancel);
    }

    /** The access token, valid or not, of a session that has not expired; else empty. */
    Mono<AccessToken> find(String hash, Instant now) {
        return AccessTokens.token(database.sql(FIND).bind("hash", hash).bind("now", now));
    }

    /** Ends a session; nothing where there is none. */
    Mono<Void> close(String hash, Actor by, Instant now) {
        return by.sign(database.sql(CLOSE).bind("hash", hash).bind("now", now))
                .then()
                .as(RunToEnd::despiteCancel);
    }

    /** Forgets those that expired before {@code before}; gives how many. */
    Mono<Long> trim(Instant before) {
        return database.sql("delete from newsroom_session where expires_at < :before")
                .bind("before", before)
                .fetch()
                .rowsUpdated()
                .as(RunToEnd::despiteCancel);
    }
}

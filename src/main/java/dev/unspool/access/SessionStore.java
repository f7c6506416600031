package dev.unspool.access;

import dev.unspool.database.DatabaseSettings;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.Permits;
import dev.unspool.database.RunToEnd;
import dev.unspool.ledger.Actor;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Stores the sessions of the newsroom's pages by their hash. A session ends with its access token. Each change and its entry in the
 * audit log are written by one statement.
 */
@Component
final class SessionStore {

    private static final String FIND = "select " + AccessTokenStore.COLUMNS + " from access_token where id = ("
            + "select token_id from newsroom_session where hash = decode(:hash, 'hex') and expires_at > :now)";

    /** Inserts a session. Parameters: hash, token, now, expires, and those of the actor. */
    private static final String OPEN = "with changed as ("
            + " insert into newsroom_session (hash, token_id, created_at, expires_at)"
            + " values (decode(:hash, 'hex'), :token, :now, :expires) returning token_id as id), "
            + AccessTokenStore.AUDIT.formatted("session-opened") + " select id from changed";

    /** Deletes a session. Parameters: hash, now, and those of the actor. */
    private static final String CLOSE = "with changed as ("
            + " delete from newsroom_session where hash = decode(:hash, 'hex') returning token_id as id), "
            + AccessTokenStore.AUDIT.formatted("session-closed") + " select id from changed";

    /** Records a refused sign-in. Parameters: now, and those of the actor who was refused. */
    private static final String REFUSE = "insert into audit_log (at, actor_id, actor_name, action, token_id, trace_id)"
            + " values (:now, :actor, :actorName, 'sign-in-refused', :actor, :trace)";

    private final NewsroomDatabase database;
    private final Permits lookups;

    SessionStore(NewsroomDatabase database, DatabaseSettings settings) {
        this.database = database;
        this.lookups = LookupPermits.create(settings);
    }

    /**
     * Begins a session for the holder of {@code token}.
     *
     * @param hash of the session, in hexadecimal digits
     */
    Mono<Void> open(String hash, UUID token, Actor by, Instant now, Instant expires) {
        return by.sign(database.sql(OPEN)
                        .bind("hash", hash)
                        .bind("token", token)
                        .bind("now", now)
                        .bind("expires", expires))
                .then()
                .as(RunToEnd::despiteCancel);
    }

    /**
     * Records a refused sign-in in the audit log.
     *
     * @param who the holder of the access token that was sent, or an unknown actor
     */
    Mono<Void> refuse(Actor who, Instant now) {
        return who.sign(database.sql(REFUSE).bind("now", now)).then().as(RunToEnd::despiteCancel);
    }

    /** Finds the access token, valid or not, of a session that has not expired; otherwise empty. */
    Mono<AccessToken> find(String hash, Instant now) {
        return lookups.run(
                AccessTokenStore.token(database.sql(FIND).bind("hash", hash).bind("now", now)));
    }

    /** Ends a session; does nothing if it does not exist. */
    Mono<Void> close(String hash, Actor by, Instant now) {
        return by.sign(database.sql(CLOSE).bind("hash", hash).bind("now", now))
                .then()
                .as(RunToEnd::despiteCancel);
    }

    /** Deletes the sessions that expired before {@code before} and emits how many. */
    Mono<Long> trim(Instant before) {
        return database.sql("delete from newsroom_session where expires_at < :before")
                .bind("before", before)
                .fetch()
                .rowsUpdated()
                .as(RunToEnd::despiteCancel);
    }
}

package dev.unspool.store;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is signed in to the newsroom's pages. Sessions are known by their hash, and end with their access token. */
@Component
public final class NewsroomSessions {

    private static final String FIND = "select " + AccessTokens.COLUMNS + " from access_token where id = ("
            + "select token_id from newsroom_session where hash = decode(:hash, 'hex') and expires_at > :now)";

    private final DatabaseClient database;

    NewsroomSessions(DatabaseClient database) {
        this.database = database;
    }

    /** Begins a session of the holder of {@code token}. @param hash in hexadecimal digits */
    public Mono<Void> open(String hash, UUID token, Instant now, Instant expires) {
        return database.sql("insert into newsroom_session (hash, token_id, created_at, expires_at)"
                        + " values (decode(:hash, 'hex'), :token, :now, :expires)")
                .bind("hash", hash)
                .bind("token", token)
                .bind("now", now)
                .bind("expires", expires)
                .then()
                .as(Whole::whole);
    }

    /** The access token, valid or not, of a session that has not expired; else empty. */
    public Mono<AccessToken> find(String hash, Instant now) {
        return AccessTokens.token(database.sql(FIND).bind("hash", hash).bind("now", now));
    }

    /** Ends a session; nothing where there is none. */
    public Mono<Void> close(String hash) {
        return database.sql("delete from newsroom_session where hash = decode(:hash, 'hex')")
                .bind("hash", hash)
                .then()
                .as(Whole::whole);
    }

    /** Forgets those that expired before {@code before}; gives how many. */
    Mono<Long> trim(Instant before) {
        return database.sql("delete from newsroom_session where expires_at < :before")
                .bind("before", before)
                .fetch()
                .rowsUpdated()
                .as(Whole::whole);
    }
}

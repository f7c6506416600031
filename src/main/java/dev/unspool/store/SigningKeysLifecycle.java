package dev.unspool.store;

import dev.unspool.cursor.SigningKeys;
import dev.unspool.lifecycle.Phase;
import dev.unspool.lifecycle.PhasedLifecycle;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Reads the signing keys before the first request and then every half minute, so that a new key is known before it signs. */
@Component
final class SigningKeysLifecycle extends PhasedLifecycle implements Supplier<SigningKeys> {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeysLifecycle.class);

    /** Half a minute; insert a new key to sign at least two of these later. */
    private static final Duration REFRESH = Duration.ofSeconds(30);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final DatabaseClient database;
    private final Clock clock;
    private volatile @Nullable SigningKeys keys;

    SigningKeysLifecycle(DatabaseClient database, Clock clock) {
        super(Phase.SIGNING_KEYS);
        this.database = database;
        this.clock = clock;
    }

    @Override
    public SigningKeys get() {
        return Objects.requireNonNull(keys, "signing keys before start");
    }

    @Override
    protected Disposable begin() {
        keys = awaitRead("the signing keys", read());
        return Flux.interval(REFRESH)
                .onBackpressureDrop()
                .concatMap(tick -> read().timeout(LIMIT))
                .doOnError(e -> LOG.warn("Could not read the signing keys again, trying on: {}", e.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, REFRESH))
                .subscribe(read -> keys = read);
    }

    private Mono<SigningKeys> read() {
        var signingFirst =
                "select id, secret from signing_key order by signs_from <= :now desc, signs_from desc, id desc";
        return database.sql(signingFirst)
                .bind("now", clock.instant())
                .map(row -> new SigningKeys.Key(
                        Objects.requireNonNull(row.get("id", Short.class)).byteValue(),
                        Objects.requireNonNull(row.get("secret", byte[].class))))
                .all()
                .collectList()
                .map(SigningKeys::new);
    }
}

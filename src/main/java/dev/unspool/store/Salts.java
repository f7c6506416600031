package dev.unspool.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.cursor.Hmac;
import dev.unspool.database.RunToEnd;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Hashes addresses by a salt of the day (UTC). Once the salt is deleted, the hash can no longer be traced to an address. The salts are kept
 * longer than the hashes that they made.
 */
@Component
public final class Salts {

    /** Bytes; enough that no two addresses of a day collide. */
    private static final int LENGTH = 16;

    /** Days; the clocks of two instances may show two different ones. */
    private static final int REMEMBERED = 2;

    /** Makes the salt of the day if there is none; returns no row if another transaction makes it at the same time. */
    private static final String SALT = """
            with made as (
                insert into comment_salt (day, secret)
                select :day, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                where not exists (select from comment_salt where day = :day)
                on conflict do nothing returning secret)
            select secret from comment_salt where day = :day union all select secret from made""";

    private static final String SINCE = "select secret from comment_salt where day >= :day";

    /** Tries after a lost race: the winner's salt is there then. */
    private static final int TRIES = 3;

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Each salt is read once, even if many requests need it at midnight. */
    private final Cache<LocalDate, Mono<byte[]>> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final DatabaseClient database;
    private final Clock clock;

    Salts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Hashes the concatenated {@code parts} by the salt of today. */
    public Mono<byte[]> hash(byte[]... parts) {
        return Mono.defer(() -> salt(day(clock.instant()))).map(salt -> keyed(salt, parts));
    }

    /** Hashes {@code address} by the salts of all days since {@code since} for which there is a salt, in no order. */
    public Mono<List<byte[]>> hashes(byte[] address, Instant since) {
        return database.sql(SINCE)
                .bind("day", day(since))
                .map(row -> keyed(Objects.requireNonNull(row.get("secret", byte[].class)), address))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    private Mono<byte[]> salt(LocalDate day) {
        return remembered.get(day, this::read);
    }

    private Mono<byte[]> read(LocalDate day) {
        return database.sql(SALT)
                .bind("day", day)
                .map(row -> Objects.requireNonNull(row.get("secret", byte[].class)))
                .first()
                .as(RunToEnd::despiteCancel)
                .repeatWhenEmpty(TRIES, tries -> tries)
                .cache(salt -> A_DAY, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static byte[] keyed(byte[] salt, byte[]... parts) {
        return Arrays.copyOf(Hmac.of(salt, parts), LENGTH);
    }
}

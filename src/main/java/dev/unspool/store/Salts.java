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
 * Hides addresses: an address has one hash for a day (UTC), and nobody can tell whose it was once the day's salt is deleted. The salts
 * outlive the hashes that were made with them.
 */
@Component
public final class Salts {

    /** Bytes: enough that no two addresses of a day meet. */
    private static final int LENGTH = 16;

    /** Days; two instances may be in two of them. */
    private static final int REMEMBERED = 2;

    /** Makes the day's salt where nobody has yet; nothing where somebody does at the same time. */
    private static final String SALT = """
            with made as (
                insert into comment_salt (day, secret)
                select :day, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                where not exists (select from comment_salt where day = :day)
                on conflict do nothing returning secret)
            select secret from comment_salt where day = :day union all select secret from made""";

    private static final String SINCE = "select secret from comment_salt where day >= :day";

    /** Tries of who lost a race: once it is lost, the salt is there. */
    private static final int TRIES = 3;

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Each is read once, however many ask for it at midnight. */
    private final Cache<LocalDate, Mono<byte[]>> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final DatabaseClient database;
    private final Clock clock;

    Salts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stands for {@code parts}, one behind the other, for today. */
    public Mono<byte[]> hash(byte[]... parts) {
        return Mono.defer(() -> salt(day(clock.instant()))).map(salt -> keyed(salt, parts));
    }

    /** The hashes of {@code address} of all days since {@code since} for which there is a salt, in no order. */
    public Mono<List<byte[]>> hashes(byte[] address, Instant since) {
        return database.sql(SINCE)
                .bind("day", day(since))
                .map(row -> keyed(Objects.requireNonNull(row.get("secret", byte[].class)), address))
                .all()
                .collectList()
                .as(RunToEnd::despiteCancel);
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

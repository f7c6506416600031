package dev.unspool.comment;

import static dev.unspool.comment.CommentRow.value;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.unspool.database.RunToEnd;
import dev.unspool.web.Hmac;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hides addresses: the same address is the same for a day (UTC), and nobody can tell whose it was once the day's salt is deleted. */
@Component
final class Salts {

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

    /** Tries of who lost a race: once it is lost, the salt is there. */
    private static final int TRIES = 3;

    private final Cache<LocalDate, byte[]> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final DatabaseClient database;
    private final Clock clock;

    Salts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stands for {@code address} for today. */
    Mono<byte[]> hash(byte[] address) {
        return Mono.defer(() -> salt(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .map(salt -> hash(salt, address));
    }

    private Mono<byte[]> salt(LocalDate day) {
        return Mono.justOrEmpty(remembered.getIfPresent(day)).switchIfEmpty(Mono.defer(() -> read(day)));
    }

    private Mono<byte[]> read(LocalDate day) {
        return database.sql(SALT)
                .bind("day", day)
                .map(row -> value(row, "secret", byte[].class))
                .first()
                .as(RunToEnd::despiteCancel)
                .repeatWhenEmpty(TRIES, tries -> tries)
                .doOnNext(salt -> remembered.put(day, salt));
    }

    private static byte[] hash(byte[] salt, byte[] address) {
        return Arrays.copyOf(Hmac.of(salt, address), LENGTH);
    }
}

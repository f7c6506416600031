package dev.unspool.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.reactivestreams.Publisher;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether Flyway would find anything to do, by its own notes in the database. It is asked over a connection that the start makes anyway;
 * Flyway itself, JDBC and two more log-ins took a tenth of a start.
 */
final class MigrationHistory {

    private static final String NOTES =
            "select version, checksum, success from flyway_schema_history where version is not null";

    private final ConnectionFactory connections;

    MigrationHistory(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * True where all migrations of this build are in the database as they are here, and none beside them that is not newer. False where
     * that is not so, or cannot be seen: then it is for Flyway to do what is to be done, or to say what is wrong.
     */
    Mono<Boolean> isComplete() {
        var ours = ours();
        return Flux.usingWhen(connections.create(), MigrationHistory::notes, Connection::close)
                .collectList()
                .map(notes -> isComplete(notes, ours))
                .onErrorReturn(false);
    }

    private static Publisher<Note> notes(Connection connection) {
        return Flux.from(connection.createStatement(NOTES).execute()).flatMap(result -> result.map(Note::of));
    }

    private static boolean isComplete(List<Note> notes, Set<Migration> ours) {
        var newest =
                ours.stream().map(Migration::version).max(String::compareTo).orElse("");
        var known = notes.stream()
                .map(Note::migration)
                .filter(migration -> migration.version().compareTo(newest) <= 0)
                .collect(Collectors.toSet());
        return known.equals(ours) && notes.stream().allMatch(Note::success);
    }

    private static Set<Migration> ours() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql");
            return Arrays.stream(files).map(Migration::of).collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Note(Migration migration, boolean success) {

        static Note of(Readable row) {
            return new Note(
                    new Migration(present(row, 0, String.class), present(row, 1, Integer.class)),
                    present(row, 2, Boolean.class));
        }

        private static <T> T present(Readable row, int column, Class<T> type) {
            return Objects.requireNonNull(row.get(column, type));
        }
    }

    /** @param version in digits, as many as all others have */
    private record Migration(String version, int checksum) {

        static Migration of(Resource file) {
            var name = Objects.requireNonNull(file.getFilename());
            return new Migration(name.substring(1, name.indexOf("__")), checksum(file));
        }

        /** As Flyway's {@code ChecksumCalculator} has it: CRC-32 of the lines without their ends. */
        private static int checksum(Resource file) {
            var checksum = new CRC32();
            try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().map(line -> line.getBytes(StandardCharsets.UTF_8)).forEach(checksum::update);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return (int) checksum.getValue();
        }
    }
}

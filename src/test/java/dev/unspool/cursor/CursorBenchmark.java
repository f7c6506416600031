package dev.unspool.cursor;

import dev.unspool.cursor.SigningKeys.Key;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writes a cursor as text, and reads it. */
@State(Scope.Benchmark)
public class CursorBenchmark {

    private final SigningKeys keys = new SigningKeys(List.of(new Key((byte) 1, new byte[32])));
    private final CursorText text = new CursorText(() -> keys);

    private final FeedCursor cursor = FeedCursor.start(FeedFilter.ALL, 200_000)
            .after(SortKey.of(Instant.parse("2026-01-01T00:00:00Z"), new UUID(1, 2)));

    private final String written = text.write(cursor);

    @Benchmark
    public String write() {
        return text.write(cursor);
    }

    @Benchmark
    public Object read() {
        return text.readFeedCursor(written);
    }
}

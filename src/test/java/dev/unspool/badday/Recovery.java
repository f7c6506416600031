package dev.unspool.badday;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long after the end of a fault everything worked again. Null stands for what did not within the limit.
 *
 * @param publication until an article was published
 * @param streams until all streams had told of that
 * @param pages until each instance gave a fresh front page
 */
record Recovery(
        @Nullable Duration publication,
        @Nullable Duration streams,
        @Nullable Duration pages) {

    /** Returns what is known at {@code now}: whatever works, and did not before, works since now. */
    Recovery noting(Duration now, boolean isPublished, boolean isTold, boolean isFresh) {
        return new Recovery(
                publication == null && isPublished ? now : publication,
                streams == null && isTold ? now : streams,
                pages == null && isFresh ? now : pages);
    }

    boolean isWhole() {
        return Stream.of(publication, streams, pages).allMatch(Objects::nonNull);
    }

    @Override
    public String toString() {
        return text(publication) + ", " + text(streams) + ", " + text(pages);
    }

    private static String text(@Nullable Duration after) {
        return after == null ? "never" : String.format(Locale.ROOT, "%.1f s", after.toMillis() / 1_000.0);
    }
}

package dev.unspool.body;

import dev.unspool.article.Draft;
import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jsoup.nodes.Element;

/**
 * Bounds the time, the memory and the copies of one cleaning. The cleaning itself calls it at every step, so that the work stops,
 * and not only its caller's wait. Not for several threads.
 */
final class CleaningLimit {

    /**
     * Longest processor time: a hundred times what the longest honest body takes. Time on the clock would refuse bodies on a busy
     * machine.
     */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /**
     * Most bytes that one cleaning may allocate, garbage included. This bounds what it holds, so that as many cleanings as can run
     * at once leave half of the heap to others. A million characters of prose take 8 MB, of one-letter paragraphs 270 MB.
     */
    static final long MOST_ALLOCATED = Math.min(
            512L << 20,
            Runtime.getRuntime().maxMemory() / (2L * Runtime.getRuntime().availableProcessors()));

    /** Steps between two checks of the limits: a check costs as much as a step. */
    private static final int STEPS_A_LOOK = 64;

    /**
     * Most characters that may be copied. Inline elements are repeated in every paragraph that they span: four characters can ask
     * for five thousand.
     */
    static final int MOST_COPIED = 16 * Draft.MAX_BODY;

    /** Characters that an element without attributes counts as: about what it takes in memory. */
    private static final int ELEMENT = 64;

    private final LongSupplier processorTime;
    private final LongSupplier allocated;
    private final long began;
    private final long allocatedBefore;
    private int steps;
    private long copied;

    /**
     * Starts measuring.
     *
     * @param processorTime that the thread has used, in nanoseconds
     * @param allocated bytes that the thread has allocated
     */
    CleaningLimit(LongSupplier processorTime, LongSupplier allocated) {
        this.processorTime = processorTime;
        this.allocated = allocated;
        this.began = processorTime.getAsLong();
        this.allocatedBefore = allocated.getAsLong();
    }

    /**
     * Counts a small step of the work, such as one node.
     *
     * @throws DraftRejected if the time or the memory is used up
     */
    void step() {
        if (++steps % STEPS_A_LOOK == 0) {
            look();
        }
    }

    /**
     * Counts a copy of {@code element}.
     *
     * @throws DraftRejected if there are too many
     */
    void copy(Element element) {
        copied += ELEMENT;
        for (var attribute : element.attributes()) {
            copied += attribute.getKey().length() + attribute.getValue().length();
        }
        if (copied > MOST_COPIED) {
            throw exceeded();
        }
    }

    /** Returns a reader of {@code text} that checks the limits before each piece, so that the parser need not know of them. */
    Reader reading(String text) {
        var reader = new StringReader(text);
        return new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                look();
                return reader.read(buffer, offset, length);
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    private void look() {
        if (processorTime.getAsLong() - began > LONGEST.toNanos()
                || allocated.getAsLong() - allocatedBefore > MOST_ALLOCATED) {
            throw exceeded();
        }
    }

    private static DraftRejected exceeded() {
        return new DraftRejected(List.of(new Fault(
                "body",
                "too-complex",
                "takes too much time or memory to clean: simplify the markup, or split the article")));
    }
}

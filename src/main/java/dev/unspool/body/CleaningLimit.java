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
 * Bounds the time, the memory and the copies of one cleaning. The cleaning itself asks at every step, so the work stops, and not only its caller's
 * wait. For one thread.
 */
final class CleaningLimit {

    /** Of processor time: a hundred times what the longest honest body takes. A busy machine makes no body too complex. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /**
     * Bytes that one cleaning may allocate, garbage included: an upper bound of what it holds, so that as many as can run at once leave half
     * of the heap to others. A million characters of prose take 8 MB, of one-letter paragraphs 270 MB.
     */
    static final long MOST_ALLOCATED = Math.min(
            512L << 20,
            Runtime.getRuntime().maxMemory() / (2L * Runtime.getRuntime().availableProcessors()));

    /** Steps from one look at the limits to the next: a look costs as much as a step. */
    private static final int STEPS_A_LOOK = 64;

    /** Characters. Inline elements are repeated in every paragraph that they reach over: four characters can ask for five thousand. */
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
     * @param processorTime that the thread has used, in nanoseconds
     * @param allocated bytes that the thread has allocated
     */
    CleaningLimit(LongSupplier processorTime, LongSupplier allocated) {
        this.processorTime = processorTime;
        this.allocated = allocated;
        this.began = processorTime.getAsLong();
        this.allocatedBefore = allocated.getAsLong();
    }

    /** Takes a small step of the work, such as one node. @throws DraftRejected if the time or the memory is used up */
    void step() {
        if (++steps % STEPS_A_LOOK == 0) {
            look();
        }
    }

    /** Counts a copy of {@code element}. @throws DraftRejected if there are too many */
    void copy(Element element) {
        copied += ELEMENT;
        for (var attribute : element.attributes()) {
            copied += attribute.getKey().length() + attribute.getValue().length();
        }
        if (copied > MOST_COPIED) {
            throw exceeded();
        }
    }

    /** Reads {@code text}, with a look at the limits before each piece: what reads it need not know of the limit. */
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

package dev.unspool.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Any number of simulated readers of one stream, on one thread of their own. */
final class Crowd implements AutoCloseable {

    /** Connections that are being set up at a time: fewer than a server's backlog. */
    private static final int OPENING = 256;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<CrowdReader> readers;
    private final IntFunction<String> path;
    private final CommitTimes moments;
    private final BiConsumer<CrowdReader, EventBlock> ear;
    private final ReadBuffer area = new ReadBuffer();
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
    private final CrowdThread thread;
    private volatile InetSocketAddress address;
    private CrowdFigures figures = new CrowdFigures();
    private int opening;
    private int open;

    private record Due(CrowdReader reader, long nanos) {}

    /**
     * @param path of the request of each reader, by its number
     * @param ear receives every event of every reader, on the crowd's thread
     */
    Crowd(int size, int port, IntFunction<String> path, CommitTimes moments, BiConsumer<CrowdReader, EventBlock> ear)
            throws IOException {
        this.readers = IntStream.range(0, size)
                .mapToObj(number -> new CrowdReader(number, this))
                .toList();
        this.path = path;
        this.moments = moments;
        this.ear = ear;
        this.thread = new CrowdThread("crowd", new Members());
        this.address = local(port);
        readers.forEach(reader -> due.add(new Due(reader, System.nanoTime())));
        thread.start();
    }

    /** Lets readers who connect from now on do so at {@code port}. */
    void turnTo(int port) {
        address = local(port);
    }

    /** Waits until all streams are open. */
    void awaitOpen(Duration limit) throws Exception {
        await("all streams open", limit, () -> open == readers.size());
    }

    /** Waits until all readers were sent change {@code seq}. */
    void awaitTold(long seq, Duration limit) throws Exception {
        await("all readers told of change " + seq, limit, () -> readers.stream().allMatch(each -> each.seq() >= seq));
    }

    /**
     * Waits until {@code holds}, which is called on the crowd's thread.
     *
     * @param what is asked for its text if that takes too long
     */
    void await(Object what, Duration limit, BooleanSupplier holds) throws Exception {
        thread.await(what, limit, holds);
    }

    /** Returns what the readers saw since the last call. */
    CrowdFigures figures() throws Exception {
        return ask(() -> {
            var seen = figures;
            figures = new CrowdFigures();
            return seen;
        });
    }

    /** Calls {@code question} on the crowd's thread and returns its result, or fails as it does. */
    <T> T ask(Supplier<T> question) throws Exception {
        return thread.ask(question);
    }

    @Override
    public void close() throws Exception {
        thread.close();
    }

    InetSocketAddress address() {
        return address;
    }

    void answered(CrowdReader reader, int status) {
        figures.answered(status);
        figures.opened(System.nanoTime());
        opening--;
        open++;
    }

    /** Returns the last change that the reader knows now. */
    long told(CrowdReader reader, EventBlock block, long seq) {
        var known = reader.seq();
        return switch (block.name()) {
            case "hello", "ping" -> reminded(known, seq);
            case "", "article-published", "article-updated", "article-retracted" -> delivered(known, block, seq);
            default -> known;
        };
    }

    /** Checks the {@code seq} that the server says it has sent: if it is higher than the reader's, something was lost. */
    private long reminded(long known, long seq) {
        figures.gaps += known >= 0 && seq > known ? 1 : 0;
        return Math.max(known, seq);
    }

    private long delivered(long known, EventBlock block, long seq) {
        var now = System.nanoTime();
        figures.delivered(moments.since(seq, now), block.length(), now);
        figures.gaps += known >= 0 && seq > known + 1 ? 1 : 0;
        figures.repeats += seq <= known ? 1 : 0;
        return Math.max(known, seq);
    }

    void heard(CrowdReader reader, EventBlock block) {
        if (block.is("bye")) {
            figures.saidBye(System.nanoTime());
        } else if (block.is("resync")) {
            figures.resyncs++;
        }
        ear.accept(reader, block);
    }

    private void openDue() throws IOException {
        var now = System.nanoTime();
        while (opening < OPENING && !due.isEmpty() && due.peek().nanos() <= now) {
            opening++;
            due.poll().reader().connect(thread.selector());
        }
    }

    private void leave(CrowdReader reader) {
        if (reader.hasAnswer()) {
            open--;
        } else {
            opening--;
        }
        try {
            reader.close();
        } catch (IOException gone) {
            figures.failures++;
        }
        if (!reader.hasGivenUp()) {
            due.add(new Due(reader, System.nanoTime() + reader.retry() * NANOS_PER_MILLI));
        }
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    private final class Members implements CrowdThread.Clients {

        @Override
        public void attend(SelectionKey key) {
            var reader = (CrowdReader) key.attachment();
            try {
                if (key.isConnectable()) {
                    reader.ask(key, path.apply(reader.number));
                } else if (!reader.read(area)) {
                    leave(reader);
                }
            } catch (IOException refusedOrCut) {
                figures.failures++;
                leave(reader);
            }
        }

        @Override
        public void act() throws IOException {
            openDue();
        }

        @Override
        public void leaveAll() throws IOException {
            for (var reader : readers) {
                reader.close();
            }
        }

        @Override
        public String state() {
            var least = readers.stream().mapToLong(CrowdReader::seq).min().orElse(-1);
            return "open %d, opening %d, waiting %d, least change %d, statuses %s, failures %d"
                    .formatted(open, opening, due.size(), least, figures.statuses, figures.failures);
        }
    }
}

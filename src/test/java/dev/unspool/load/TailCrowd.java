package dev.unspool.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;

/** Any number of clients that follow the tail as the reader's page does: {@code next} of each answer, after the same waits. */
final class TailCrowd implements AutoCloseable {

    /** Connections that are being set up at a time: fewer than a server's backlog. */
    private static final int OPENING = 256;

    /** Clients of one address: fewer than balancers let a household have. */
    private static final int HOUSEHOLD = 250;

    /** Milliseconds over which clients spread who were all answered at the end of a round, as the page does. */
    private static final long SPREAD_MS = 1_000;

    /** Milliseconds after which servers may close an idle connection. */
    private static final long IDLE_MS = 2_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<TailClient> clients;
    private final CommitTimes moments;
    private final InetSocketAddress server;
    private final ReadBuffer area = new ReadBuffer();
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
    private final Random random = new Random(1);
    private final CrowdThread thread;
    private final CrowdFigures figures = new CrowdFigures();
    private CrowdFigures lately = new CrowdFigures();
    private int opening;

    private record Due(TailClient client, long nanos) {}

    /** @param begin the address of the first request */
    TailCrowd(int size, int port, String begin, CommitTimes moments) throws IOException {
        this.clients = IntStream.range(0, size)
                .mapToObj(number -> new TailClient("127.0.0." + (2 + number / HOUSEHOLD), begin))
                .toList();
        this.moments = moments;
        this.server = new InetSocketAddress("127.0.0.1", port);
        this.thread = new CrowdThread("tail-crowd", new Members());
        clients.forEach(client -> later(client, 0));
        thread.start();
    }

    /** Waits until all know of change {@code seq}. */
    void awaitTold(long seq, Duration limit) throws Exception {
        thread.await(
                "all clients told of change " + seq,
                limit,
                () -> clients.stream().allMatch(client -> client.seq() >= seq));
    }

    /** Waits until each client has got {@code count} answers, since it began, that told of no change. */
    void awaitEmpty(int count, Duration limit) throws Exception {
        thread.await(
                count + " answers without a change",
                limit,
                () -> clients.stream().allMatch(client -> client.empty() >= count));
    }

    /** Waits until all requests are held under the same address, which none of the first two are. */
    void awaitHeld(Duration limit) throws Exception {
        thread.await(
                "all requests held",
                limit,
                () -> clients.stream().allMatch(client -> client.isWaiting() && client.empty() >= 2)
                        && clients.stream().map(TailClient::address).distinct().count() == 1);
    }

    /** Ends the crowd. Returns what its clients saw. */
    CrowdFigures end() throws Exception {
        close();
        return figures;
    }

    /** Returns the times from commit to receipt since the last call, in words. */
    String delays() throws Exception {
        return thread.ask(() -> {
            var words =
                    "p50 %.0f ms, p99 %.0f ms, at most %.0f ms".formatted(lately.p(50), lately.p(99), lately.p(100));
            lately = new CrowdFigures();
            return words;
        });
    }

    @Override
    public void close() throws Exception {
        thread.close();
    }

    private void later(TailClient client, long millis) {
        due.add(new Due(client, System.nanoTime() + millis * NANOS_PER_MILLI));
    }

    private void ask(TailClient client) throws IOException {
        figures.repeatedRequests += client.ask(System.nanoTime()) ? 1 : 0;
    }

    private void received(TailClient client, TailClient.Received received) throws IOException {
        figures.answered(received.head().status());
        var body = received.body();
        var waitMs = body == null ? SPREAD_MS : told(client, body);
        if (waitMs == 0 && !received.head().isLast()) {
            ask(client);
            return;
        }
        if (waitMs > IDLE_MS || received.head().isLast()) {
            client.close();
        }
        later(client, waitMs);
    }

    /** Returns the milliseconds to wait before the next request. */
    private long told(TailClient client, TailBody body) {
        var now = System.nanoTime();
        var known = client.seq();
        for (var seq : body.seqs()) {
            lately.delivered(moments.since(seq, now), 0, now);
            figures.gaps += seq > known + 1 ? 1 : 0;
            figures.repeats += seq <= known ? 1 : 0;
            known = seq;
        }
        figures.resyncs += body.isResync() ? 1 : 0;
        figures.gaps += !body.isResync() && body.after() != known ? 1 : 0;
        client.goOn(body);
        return body.seqs().isEmpty() ? body.waitMs() + spread(body.waitMs()) : body.waitMs();
    }

    private long spread(long waitMs) {
        return (long) (random.nextDouble() * Math.max(SPREAD_MS, waitMs / 2));
    }

    /** Notes a connection that ended while its client waited, and has it connect again. */
    private void cut(TailClient client) {
        var isFailure = client.isWaiting() || !client.isConnected();
        try {
            client.close();
        } catch (IOException gone) {
            figures.failures++;
        }
        if (isFailure) { // one that waits by itself is due already
            figures.failures++;
            later(client, SPREAD_MS);
        }
    }

    private final class Members implements CrowdThread.Clients {

        @Override
        public void attend(SelectionKey key) {
            var client = (TailClient) key.attachment();
            try {
                if (key.isConnectable()) {
                    opening--;
                    client.connected(key);
                    ask(client);
                    return;
                }
                var received = client.read(area);
                if (received != null) {
                    received(client, received);
                }
            } catch (IOException refusedOrCut) {
                cut(client);
            }
        }

        @Override
        public void act() {
            var now = System.nanoTime();
            while (!due.isEmpty() && due.peek().nanos() <= now && opening < OPENING) {
                begin(due.poll().client());
            }
        }

        private void begin(TailClient client) {
            try {
                if (client.isConnected()) {
                    ask(client);
                } else {
                    client.connect(thread.selector(), server);
                    opening++;
                }
            } catch (IOException cut) {
                cut(client);
            }
        }

        @Override
        public void leaveAll() throws IOException {
            for (var client : clients) {
                client.close();
            }
        }

        @Override
        public String state() {
            var least = clients.stream().mapToLong(TailClient::seq).min().orElse(-1);
            var addresses = clients.stream()
                    .map(TailClient::address)
                    .distinct()
                    .limit(5)
                    .toList();
            return "waiting %d, due %d, least change %d, some addresses %s, statuses %s, failures %d"
                    .formatted(
                            clients.stream().filter(TailClient::isWaiting).count(),
                            due.size(),
                            least,
                            addresses,
                            figures.statuses,
                            figures.failures);
        }
    }
}

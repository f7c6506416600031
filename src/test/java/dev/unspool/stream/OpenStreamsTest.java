package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.StreamCursor;
import dev.unspool.web.Site;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** The streams of an instance, when one of them or an event loop fails. */
class OpenStreamsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final UUID EPOCH = new UUID(1, 1);
    private static final StreamSettings SETTINGS = new StreamSettings(
            Duration.ofMillis(20),
            Duration.ofMinutes(10),
            100,
            200,
            400,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            false);
    private static final SigningKeys KEYS = new SigningKeys(List.of(new SigningKeys.Key((byte) 1, new byte[32])));
    private static final CursorText TEXT = new CursorText(() -> KEYS);

    private final StreamEvents events = new StreamEvents(
            new JsonMapper(),
            TEXT,
            new DefaultListableBeanFactory().getBeanProvider(dev.unspool.feed.ArticleRenderer.class),
            new Site("S", "T", URI.create("http://localhost"), "en", "#000", "#fff"),
            new FixedTailAddresses());
    private final OpenStreams streams = new OpenStreams(SETTINGS, Clock.systemUTC());
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService other = Executors.newSingleThreadScheduledExecutor();
    private volatile Tail tail = new Tail(EPOCH, 8, List.of(), 10, 10, 10, 1);

    @AfterEach
    void endLoops() {
        loop.shutdownNow();
        other.shutdownNow();
    }

    @Test
    void tellsAllOthersWhenOneReaderFails() throws Exception {
        var sockets = new ArrayList<FakeFrameWriter>();
        for (var i = 0; i < 5; i++) {
            sockets.add(i == 2 ? new FailingFrameWriter() : new FakeFrameWriter());
            open("sid-" + i, sockets.get(i), loop);
        }
        tail = new Tail(EPOCH, 8, List.of(), 20, 20, 20, 1);
        streams.sendChanges().block(LIMIT);
        for (var i = 0; i < 5; i++) {
            var socket = sockets.get(i);
            assertThat(on(loop, () -> socket.isCut)).as("cut off %d", i).isEqualTo(i == 2);
            assertThat(on(loop, () -> String.join("", socket.blocks))).contains(i == 2 ? "hello" : "resync");
        }
    }

    @Test
    void keepsTheHeartbeatsOfAllOthersWhenOneReaderFails() throws Exception {
        var failing = new FailingFrameWriter();
        var socket = new FakeFrameWriter();
        open("failing", failing, loop);
        open("healthy", socket, loop);
        for (var wanted : List.of("checkpoint", "ping", "checkpoint")) {
            await(() -> on(loop, () -> socket.blocks.stream().anyMatch(block -> block.contains(wanted))));
            on(loop, () -> {
                socket.blocks.clear();
                return true;
            });
        }
        assertThat(on(loop, () -> failing.isCut)).isTrue();
    }

    @Test
    void leavesAStuckEventLoopBehind() throws Exception {
        var socket = new FakeFrameWriter();
        open("stuck", new FakeFrameWriter(), loop);
        open("free", socket, other);
        var release = new CountDownLatch(1);
        loop.execute(() -> awaitQuietly(release));
        tail = new Tail(EPOCH, 8, List.of(), 20, 20, 20, 1);
        StepVerifier.withVirtualTime(streams::sendChanges)
                .thenAwait(Duration.ofMinutes(1))
                .expectComplete()
                .verify(LIMIT);
        assertThat(on(other, () -> String.join("", socket.blocks))).contains("resync");
        release.countDown();
    }

    @Test
    void forgetsAReaderWhoLeftBeforeTheStreamWasOpened() throws Exception {
        var socket = new FakeFrameWriter();
        var reader = reader("gone", socket, loop);
        streams.leave(reader);
        streams.join(reader);
        assertThat(on(loop, () -> streams.size())).isZero();
        assertThat(socket.blocks).isEmpty();
        streams.end("gone").block(LIMIT);
    }

    @Test
    void closesTheDeadSocketOfAReaderWhoComesBack() throws Exception {
        var dead = new FakeFrameWriter(); // never ends by itself
        var reader = open("dead", dead, loop);
        dead.isWritable = false;
        dead.onAbort = () -> streams.leave(reader);
        streams.end("dead").block(LIMIT);
        assertThat(on(loop, () -> dead.isCut)).isTrue();
        assertThat(streams.size()).isZero();
    }

    @Test
    void letsALivingSocketTakeTheGoodbye() throws Exception {
        var living = new FakeFrameWriter();
        var reader = open("living", living, loop);
        living.onEnd = () -> streams.leave(reader);
        streams.end("living").block(LIMIT);
        assertThat(on(loop, () -> living.isCut)).isFalse();
        assertThat(String.join("", living.blocks)).contains("replaced");
    }

    private Reader open(String sid, FrameWriter socket, ScheduledExecutorService on) throws Exception {
        var reader = reader(sid, socket, on);
        streams.join(reader);
        on(on, () -> true);
        return reader;
    }

    private Reader reader(String sid, FrameWriter socket, ScheduledExecutorService on) {
        var cursor = new StreamCursor(FeedCursor.session(FeedFilter.ALL, 5, null), 10, EPOCH);
        var start = new ResumePoint(
                cursor, Resume.fresh, null, FeedFilter.ALL, ReadRanges.NOTHING, 0, false, CorrectionDetail.NEWS);
        var context = new Reader.Context(
                () -> tail, List::of, new NoFetcher(), events, TEXT, SETTINGS, Clock.systemUTC(), Clock.systemUTC());
        return new Reader(sid, "trace", start, socket, on, context);
    }

    private static <T> T on(ScheduledExecutorService loop, java.util.concurrent.Callable<T> read) throws Exception {
        return loop.submit(read).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static void await(java.util.concurrent.Callable<Boolean> holds) throws Exception {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A socket that fails at whatever follows {@code hello}. */
    private static final class FailingFrameWriter extends FakeFrameWriter {

        @Override
        public void send(Frame frame) {
            if (!blocks.isEmpty()) {
                throw new IllegalStateException("a defect that concerns one reader");
            }
            super.send(frame);
        }
    }

    private static final class NoFetcher implements Reader.Fetcher {

        @Override
        public void fetchArticle(Reader reader, ResumePoint start, FeedCursor cursor) {}

        @Override
        public void fetchChanges(Reader reader, long seq) {}
    }
}

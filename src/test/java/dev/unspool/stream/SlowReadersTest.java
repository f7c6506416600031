package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.announce.Announcements;
import dev.unspool.article.ArticleId;
import dev.unspool.article.CleanBody;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.ArticlePatch;
import dev.unspool.store.TestArticles;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;

/**
 * Readers who read nothing, and one who reads little, among others while large corrections are sent: over real sockets, in real time.
 * Everything happens once; each test waits for its own part.
 */
@SiteTest
@TestInstance(Lifecycle.PER_CLASS)
class SlowReadersTest {

    /** Far longer than anything here takes: the test waits for the fact, not the time. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final int LIMIT_MILLIS = (int) LIMIT.toMillis();
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    private static final int STALLED = 20;
    private static final int HEALTHY = 3;

    /** Bytes of a corrected body: with HTML its event is twice as long. */
    private static final int LARGE = 100_000;

    private static final int HUGE = 990_000;

    /** Four times what the tail holds: whatever is held beyond it would show. */
    private static final int LARGE_CORRECTIONS = (int) (4 * Tail.MOST_BYTES / (3 * LARGE));

    /** How many of them a reader who comes back is checked for: two pages of the log. */
    private static final int MISSED = 2 * TailLifecycle.PAGE;

    /** Together more than the server's kernel buffers for a reader, and less than the tail holds. */
    private static final int HUGE_CORRECTIONS = 4;

    /** Corrections that may be on their way: a fifth of what the tail holds. */
    private static final int PACE = 10;

    private static final long HUGE_BYTES = 2L * HUGE_CORRECTIONS * HUGE;

    /**
     * Bytes that the slow reader reads at once, and the milliseconds between: 200 KB a second, so that its events take longer than a stall.
     */
    private static final int SIP = 20_000;

    private static final int SIP_MILLIS = 100;

    /** Bytes by which unrelated memory may grow: buffers of the database's driver and of the test's own clients. */
    private static final long OTHERS = 16L << 20;

    /** Bytes that wait for one socket before its reader is sent nothing more (Netty's own mark). */
    private static final long FULL = 64L << 10;

    @Autowired
    private TestSite site;

    @LocalServerPort
    private int port;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private Announcements announcements;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private OpenStreams streams;

    private final List<RawReader> stalled = new ArrayList<>();
    private final List<List<Long>> healthy = new ArrayList<>();
    private final List<Disposable> readings = new ArrayList<>();
    private ArticleId entry;
    private int corrections;
    private long first;
    private long memoryBefore;
    private long memoryAfter;
    private CompletableFuture<Long> slow;

    @BeforeAll
    void tellLargeCorrections() throws Exception {
        var articles = site.emptied();
        var published = articles.publish(2, i -> NOON.minusSeconds(i));
        entry = published.get(0);
        correct(entry, 1, LARGE); // so that what the first one needs is there
        first = seq() + 1;
        openStreams();
        await("all healthy streams open", () -> streams.size() == STALLED + HEALTHY);
        memoryBefore = memory();
        correct(entry, LARGE_CORRECTIONS, LARGE);
        awaitHealthy(first + LARGE_CORRECTIONS - 1);
        memoryAfter = memory();
        slow = sip(RawReader.open(port, entry, "upTo=0&html=1&bodies=1", LIMIT_MILLIS));
        correct(published.get(1), HUGE_CORRECTIONS, HUGE);
    }

    @AfterAll
    void closeStreams() throws IOException {
        readings.forEach(Disposable::dispose);
        for (var reader : stalled) {
            reader.close();
        }
    }

    @Test
    void sendsHealthyReadersEverythingMeanwhile() throws Exception {
        var last = first + LARGE_CORRECTIONS + HUGE_CORRECTIONS - 1;
        awaitHealthy(last);
        assertThat(healthy)
                .allSatisfy(seqs -> assertThat(seqs)
                        .isEqualTo(LongStream.rangeClosed(first, last).boxed().toList()));
    }

    @Test
    void holdsNoMoreMemoryThanTheTailAndFullSockets() {
        var ofTheTail = Tail.MOST_BYTES;
        var ofTheReaders = STALLED * (FULL + 2 * LARGE);
        assertThat(memoryAfter - memoryBefore).isLessThan(ofTheTail + ofTheReaders + OTHERS);
    }

    @Test
    void disconnectsReadersWhoAcceptNothing() throws Exception {
        await("all of them cut off", () -> stalled.stream().noneMatch(reader -> streams.raise(reader.sid(), 0)));
        for (var reader : stalled) {
            assertThat(takeAll(reader)).doesNotContain("event: bye");
        }
    }

    @Test
    void sendsReadersWhoComeBackWhatTheyMissed() {
        var missed = client().open("upTo=0", stalled.get(0).lastId())
                .take(1 + MISSED)
                .collectList()
                .block(LIMIT);
        assertThat(missed.get(0).data().get("resume").asString()).isEqualTo("exact");
        assertThat(missed.stream().skip(1).map(event -> event.data().get("seq").asLong()))
                .isEqualTo(LongStream.range(first, first + MISSED).boxed().toList());
    }

    @Test
    void keepsAReaderWhoAcceptsLittle() throws Exception {
        assertThat(slow.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isGreaterThanOrEqualTo(HUGE_BYTES);
    }

    private void openStreams() throws IOException {
        for (var i = 0; i < STALLED; i++) {
            stalled.add(RawReader.open(port, entry, "upTo=0&html=1&bodies=1", LIMIT_MILLIS));
        }
        for (var i = 0; i < HEALTHY; i++) {
            var seqs = new CopyOnWriteArrayList<Long>();
            healthy.add(seqs);
            readings.add(client().open("upTo=0&html=1&bodies=1")
                    .filter(event -> event.name().equals("article-updated"))
                    .subscribe(event -> seqs.add(event.data().get("seq").asLong())));
        }
    }

    /** Returns a client that accepts events of any size. */
    private StreamClient client() {
        var http = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * HUGE))
                .build();
        return new StreamClient(http, port, entry);
    }

    /**
     * Publishes no faster than healthy readers can follow: one that falls behind by more than the tail would rightly get {@code resync}.
     */
    private void correct(ArticleId article, int times, int length) throws Exception {
        for (var i = 0; i < times; i++) {
            var words = ++corrections + " tide ";
            var body = new CleanBody("<p>" + words.repeat(length / words.length()) + "</p>", 1);
            ledger.correct(TestArticles.now(article), new ArticlePatch(null, null, body, null, "The text was wrong."))
                    .block(LIMIT);
            announcements.changedUpTo(seq()).block(LIMIT);
            if (i % PACE == PACE - 1) {
                awaitHealthy(seq());
            }
        }
    }

    private long seq() {
        return database.sql("select seq from change_log_head")
                .map(row -> row.get("seq", Long.class))
                .one()
                .block(LIMIT);
    }

    /** Reads a little at a time. Returns how many bytes came until the stream ended, or until all huge corrections had come. */
    private static CompletableFuture<Long> sip(RawReader reader) {
        return CompletableFuture.supplyAsync(() -> {
            var taken = 0L;
            try (reader) {
                for (var more = -1; more != 0 && taken < HUGE_BYTES; taken += more) {
                    more = reader.take(SIP).length;
                    Thread.sleep(SIP_MILLIS);
                }
            } catch (IOException | InterruptedException cutOff) {
                return taken;
            }
            return taken;
        });
    }

    private void awaitHealthy(long seq) throws Exception {
        await("healthy readers told", () -> healthy.stream().allMatch(seqs -> seqs.contains(seq)));
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    /** Returns the bytes in use after everything is freed that can be: in the heap and outside. */
    private static long memory() throws InterruptedException {
        for (var i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return heap + direct;
    }

    /** Returns what was on its way to a reader when its connection was closed; fails if it is still open. */
    private static String takeAll(RawReader reader) throws IOException {
        var all = new StringBuilder();
        try {
            reader.sendByte();
            for (var bytes = reader.take(SIP); bytes.length > 0; bytes = reader.take(SIP)) {
                all.append(text(bytes));
            }
        } catch (SocketException reset) {
            return all.toString(); // as good as an end
        }
        return all.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

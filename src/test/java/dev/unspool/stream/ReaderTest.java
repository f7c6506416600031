package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.StreamPosition;
import dev.unspool.feed.Step;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Site;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/** What one reader is sent, moment by moment, on a clock and a socket of the test. */
class ReaderTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID EPOCH = new UUID(1, 1);
    private static final ArticleId ARTICLE = new ArticleId(new UUID(2, 2));
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Site SITE = new Site("S", "T", URI.create("http://localhost"), "en", "#000", "#fff");
    private static final SigningKeys KEYS = new SigningKeys(List.of(new SigningKeys.Key((byte) 1, new byte[32])));

    private final FakeOutlet socket = new FakeOutlet();
    private static final CursorText TEXT = new CursorText(() -> KEYS);
    private final CursorText text = TEXT;
    private final StreamEvents events = new StreamEvents(
            new JsonMapper(),
            text,
            new DefaultListableBeanFactory().getBeanProvider(dev.unspool.feed.ArticleDrawing.class),
            SITE);
    private final List<Long> wantedChanges = new ArrayList<>();
    private int wantedArticles;
    private Instant now = NOON;
    private Tail tail = new Tail(EPOCH, 8, List.of(), 10, 1);

    @Test
    void saysHelloAndWaitsForCredit() {
        open(start(10, 0));
        assertThat(received()).containsExactly("hello");
        assertThat(wantedArticles).isZero();
    }

    @Test
    void wantsOneArticleAtATimeWithinTheCredit() {
        var reader = open(start(10, 2));
        assertThat(wantedArticles).isEqualTo(1);
        reader.raise(3);
        assertThat(wantedArticles).isEqualTo(1);
    }

    @Test
    void tellsChangesInOrderAndMovesTheId() {
        var reader = open(start(10, 0));
        tell(11, 13);
        reader.goOn();
        assertThat(received()).containsExactly("hello", "news 11", "news 12", "news 13");
        assertThat(text.readPosition(lastId()).seq()).isEqualTo(13);
    }

    @Test
    void catchesUpFromTheLogBeforeItTellsWhatIsNew() {
        tell(11, 18);
        tell(19, 20);
        var reader = open(start(10, 0));
        assertThat(received()).containsExactly("hello");
        assertThat(wantedChanges).containsExactly(10L);
        reader.bring(List.of(news(11), news(12)), 1);
        assertThat(received())
                .containsExactly(LongStream.rangeClosed(11, 20)
                        .mapToObj(seq -> "news " + seq)
                        .toArray(String[]::new));
    }

    @Test
    void tellsAReaderWhomTheLogNoLongerReachesToLoadAnew() {
        tell(11, 20);
        var reader = open(start(5, 0));
        reader.bring(List.of(), 9);
        assertThat(received()).containsExactly("hello", "resync expired");
        assertThat(text.readPosition(lastId()).seq()).isEqualTo(20);
    }

    @Test
    void comesBackToTheGapWhenItWasCutBeforeItWasTold() {
        open(new Start(position(10), Resume.gap, Resync.UNKNOWN_ID, FeedFilter.ALL, ReadRanges.NOTHING, 0, false));
        var hello = socket.blocks.element();
        assertThat(tail.reachesBackTo(text.readPosition(id(hello)).seq())).isFalse();
        assertThat(received()).containsExactly("hello", "resync unknown-id");
        assertThat(text.readPosition(lastId()).seq()).isEqualTo(10);
    }

    @Test
    void releasesAReaderWhoIsTooSlow() {
        var reader = open(start(10, 0));
        socket.isWritable = false;
        tell(11, 12);
        reader.goOn();
        tell(13, 30);
        socket.isWritable = true;
        reader.goOn();
        assertThat(received()).containsExactly("hello", "resync overflow", "bye slow");
        assertThat(socket.isEnded).isTrue();
    }

    @Test
    void keepsAReaderWhoIsNotSlowThroughABurst() {
        var reader = open(start(10, 0));
        tail = new Tail(EPOCH, 8, List.of(), 5_000, 1);
        reader.goOn();
        tell(5_001, 5_001);
        reader.goOn();
        assertThat(received()).containsExactly("hello", "resync overflow", "news 5001");
        assertThat(socket.isEnded).isFalse();
    }

    @Test
    void holdsBackWhileTheSocketIsFull() {
        var reader = open(start(10, 0));
        socket.isWritable = false;
        tell(11, 12);
        reader.goOn();
        reader.raise(1);
        assertThat(received()).containsExactly("hello");
        assertThat(wantedArticles).isZero();
        socket.isWritable = true;
        reader.goOn();
        assertThat(received()).containsExactly("news 11", "news 12");
        assertThat(wantedArticles).isEqualTo(1);
    }

    @Test
    void cutsASocketThatTakesNothing() {
        var reader = open(start(10, 0));
        socket.isWritable = false;
        pass(reader, Reader.STALL.minusSeconds(2));
        assertThat(socket.isCut).isFalse();
        pass(reader, Duration.ofSeconds(3));
        assertThat(socket.isCut).isTrue();
    }

    @Test
    void leavesASocketItsTimeThatTakesALittle() {
        var reader = open(start(10, 0));
        socket.isWritable = false;
        socket.hasMoved = true;
        pass(reader, Reader.STALL.multipliedBy(3));
        assertThat(socket.isCut).isFalse();
        socket.hasMoved = false;
        pass(reader, Reader.STALL.plusSeconds(2));
        assertThat(socket.isCut).isTrue();
    }

    @Test
    void alternatesCheckpointsAndPings() {
        var reader = open(start(10, 0));
        pass(reader, HEARTBEAT.multipliedBy(4));
        assertThat(received().subList(0, 5)).containsExactly("hello", "checkpoint", "ping", "checkpoint", "ping");
    }

    @Test
    void endsAfterItsLife() {
        var reader = open(start(10, 0));
        pass(reader, Duration.ofMinutes(7));
        assertThat(socket.isEnded).isFalse();
        pass(reader, Duration.ofMinutes(4));
        assertThat(received()).endsWith("bye rotation");
        assertThat(socket.isEnded).isTrue();
    }

    @Test
    void triesAgainAfterAProblemOnceTheReaderAsks() {
        var reader = open(start(10, 1));
        reader.failArticle(events.problem(new Problem(ProblemCode.DEPENDENCY_UNAVAILABLE, "Away."), "trace"));
        reader.goOn();
        assertThat(wantedArticles).isEqualTo(1);
        reader.raise(1);
        assertThat(wantedArticles).isEqualTo(2);
        assertThat(received()).containsExactly("hello", "problem");
    }

    @Test
    void wantsNothingMoreAtTheTrueEnd() {
        var reader = open(start(10, 3));
        reader.bring(new Step.EndOfFeed(position(10).cursor()), "{}");
        reader.raise(9);
        assertThat(wantedArticles).isEqualTo(1);
        assertThat(received()).containsExactly("hello", "end-of-feed");
    }

    @Test
    void writesNothingAfterItsEnd() {
        var reader = open(start(10, 1));
        reader.bye(Farewell.DRAIN);
        tell(11, 12);
        reader.goOn();
        reader.raise(2);
        reader.bring(new Step.EndOfFeed(position(10).cursor()), "{}");
        reader.beat(NOON.plus(Duration.ofHours(1)).toEpochMilli());
        reader.bye(Farewell.ROTATION);
        assertThat(received()).containsExactly("hello", "bye drain");
    }

    private Reader open(Start start) {
        var parts = new Reader.Parts(() -> tail, List::of, new Counting(), events, text, SETTINGS, new Watch());
        var reader = new Reader("sid", "trace", start, socket, null, parts);
        reader.open();
        return reader;
    }

    private static final StreamSettings SETTINGS =
            new StreamSettings(HEARTBEAT, Duration.ofMinutes(10), 10, 200, 400, Duration.ofSeconds(1), false);

    private static Start start(long seq, int upTo) {
        return new Start(position(seq), Resume.fresh, null, FeedFilter.ALL, ReadRanges.NOTHING, upTo, false);
    }

    private static StreamPosition position(long seq) {
        return new StreamPosition(FeedCursor.session(FeedFilter.ALL, 5, null), seq, EPOCH);
    }

    /** Appends to the tail, which holds eight. */
    private void tell(long first, long last) {
        var all = new ArrayList<>(tail.news());
        LongStream.rangeClosed(first, last).mapToObj(ReaderTest::news).forEach(all::add);
        tail = new Tail(EPOCH, 8, all.subList(Math.max(0, all.size() - 8), all.size()), last, 1);
    }

    private static News news(long seq) {
        var rest = Shared.of("event: news\ndata: " + seq + "\n\n");
        return new News(seq, ARTICLE, TEXT.writeChange(seq, EPOCH), 0, rest, rest);
    }

    /** Has the reader look at the time every second. */
    private void pass(Reader reader, Duration time) {
        for (var second = 0; second < time.toSeconds(); second++) {
            now = now.plusSeconds(1);
            reader.beat(now.toEpochMilli());
        }
    }

    /** What was written since this was last asked: the names, and what tells them apart. */
    private List<String> received() {
        var names = new ArrayList<String>();
        while (!socket.blocks.isEmpty()) {
            var block = socket.blocks.remove();
            last = id(block) == null ? last : id(block);
            names.add(name(block));
        }
        return names;
    }

    private @Nullable String last;

    private String lastId() {
        return last;
    }

    private static @Nullable String id(String block) {
        return field(block, "id: ");
    }

    private static String name(String block) {
        var event = field(block, "event: ");
        var data = field(block, "data: ");
        if (event == null) {
            return block.startsWith(": ")
                    ? block.lines().findFirst().orElseThrow().substring(2)
                    : block;
        }
        return switch (event) {
            case "news" -> "news " + data;
            case "resync", "bye" ->
                event + " " + new JsonMapper().readTree(data).get("reason").asString();
            default -> event;
        };
    }

    private static @Nullable String field(String block, String start) {
        return block.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse(null);
    }

    private final class Counting implements Reader.Wishes {

        @Override
        public void article(Reader reader, Start start, FeedCursor place) {
            wantedArticles++;
        }

        @Override
        public void changes(Reader reader, long seq) {
            wantedChanges.add(seq);
        }
    }

    private final class Watch extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}

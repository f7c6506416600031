package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.benchmark.SampleArticle;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.StreamCursor;
import dev.unspool.event.ArticleEvent;
import dev.unspool.event.ArticleEvent.ArticleCorrected;
import dev.unspool.event.ArticleEvent.FilingChanged;
import dev.unspool.feed.Step;
import dev.unspool.store.Change;
import dev.unspool.stream.EncodedChange.Rest;
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

/** What one reader is sent, moment by moment, with a clock and a socket of the test. */
class ReaderTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID EPOCH = new UUID(1, 1);
    private static final ArticleId ARTICLE = new ArticleId(new UUID(2, 2));
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Site SITE = new Site("S", "T", URI.create("http://localhost"), "en", "#000", "#fff");
    private static final SigningKeys KEYS = new SigningKeys(List.of(new SigningKeys.Key((byte) 1, new byte[32])));

    private final FakeFrameWriter socket = new FakeFrameWriter();
    private static final CursorText TEXT = new CursorText(() -> KEYS);
    private final CursorText text = TEXT;
    private final StreamEvents events = new StreamEvents(
            new JsonMapper(),
            text,
            new DefaultListableBeanFactory().getBeanProvider(dev.unspool.feed.ArticleRenderer.class),
            SITE,
            new FixedTailAddresses());
    private final List<Long> wantedChanges = new ArrayList<>();
    private int wantedArticles;
    private Instant now = NOON;
    private Tail tail = new Tail(EPOCH, 8, List.of(), 10, 10, 10, 1);
    private long heard;

    @Test
    void sendsHelloAndWaitsForCredit() {
        open(start(10, 0));
        assertThat(received()).containsExactly("hello");
        assertThat(wantedArticles).isZero();
    }

    @Test
    void requestsOneArticleAtATimeWithinTheCredit() {
        var reader = open(start(10, 2));
        assertThat(wantedArticles).isEqualTo(1);
        reader.raise(3);
        assertThat(wantedArticles).isEqualTo(1);
    }

    @Test
    void sendsChangesInOrderAndMovesTheId() {
        var reader = open(start(10, 0));
        tell(11, 13);
        reader.advance();
        assertThat(received()).containsExactly("hello", "news 11", "news 12", "news 13");
        assertThat(text.readStreamCursor(lastId()).seq()).isEqualTo(13);
    }

    @Test
    void catchesUpFromTheLogBeforeItSendsNewChanges() {
        tell(11, 18);
        tell(19, 20);
        var reader = open(start(10, 0));
        assertThat(received()).containsExactly("hello");
        assertThat(wantedChanges).containsExactly(10L);
        reader.changesFetched(List.of(news(11), news(12)), 20, 1);
        assertThat(received())
                .containsExactly(LongStream.rangeClosed(11, 20)
                        .mapToObj(seq -> "news " + seq)
                        .toArray(String[]::new));
    }

    @Test
    void sendsResyncWhenTheLogNoLongerHoldsItsChanges() {
        tell(11, 20);
        var reader = open(start(5, 0));
        reader.changesFetched(List.of(), 20, 9);
        assertThat(received()).containsExactly("hello", "resync expired");
        assertThat(text.readStreamCursor(lastId()).seq()).isEqualTo(20);
    }

    @Test
    void resumesToTheGapAgainIfItWasCutOffBeforeTheResync() {
        open(new ResumePoint(
                cursor(10),
                Resume.gap,
                Resync.UNKNOWN_ID,
                FeedFilter.ALL,
                ReadRanges.NOTHING,
                0,
                false,
                CorrectionDetail.NEWS));
        var hello = socket.blocks.element();
        assertThat(tail.reachesBackTo(text.readStreamCursor(id(hello)).seq())).isFalse();
        assertThat(received()).containsExactly("hello", "resync unknown-id");
        assertThat(text.readStreamCursor(lastId()).seq()).isEqualTo(10);
    }

    @Test
    void disconnectsAReaderWhoIsTooSlow() {
        var reader = open(start(10, 0));
        socket.isWritable = false;
        tell(11, 12);
        reader.advance();
        tell(13, 30);
        socket.isWritable = true;
        reader.advance();
        assertThat(received()).containsExactly("hello", "resync overflow", "bye slow");
        assertThat(socket.isEnded).isTrue();
    }

    @Test
    void keepsAReaderWhoIsNotSlowThroughABurst() {
        var reader = open(start(10, 0));
        tail = new Tail(EPOCH, 8, List.of(), 5_000, 5_000, 5_000, 1);
        reader.advance();
        tell(5_001, 5_001);
        reader.advance();
        assertThat(received()).containsExactly("hello", "resync overflow", "news 5001");
        assertThat(socket.isEnded).isFalse();
    }

    @Test
    void readsFromTheLogWhatLeftTheTailAtARenaming() {
        var reader = open(start(10, 0));
        socket.isWritable = false;
        tell(11, 12);
        reader.advance();
        tail = new Tail(EPOCH, 8, List.of(news(13, new FilingChanged(ARTICLE, 2))), 12, 13, 13, 1);
        socket.isWritable = true;
        reader.advance();
        assertThat(received()).containsExactly("hello");
        assertThat(wantedChanges).containsExactly(10L);
        reader.changesFetched(List.of(news(11), news(12)), 13, 1);
        tell(14, 14);
        reader.advance();
        assertThat(received()).containsExactly("news 11", "news 12", "news 13", "news 14");
        assertThat(socket.isEnded).isFalse();
    }

    @Test
    void sendsNothingOfAnotherEpoch() {
        var reader = open(start(10, 0));
        tail = new Tail(new UUID(9, 9), 8, List.of(), 10_000_010, 10_000_010, 10_000_010, 10_000_011);
        reader.advance();
        reader.changesFetched(List.of(), 10_000_010, 10_000_011);
        assertThat(received()).containsExactly("hello");
        assertThat(wantedChanges).isEmpty();
    }

    @Test
    void sendsNothingWhileTheSocketIsFull() {
        var reader = open(start(10, 0));
        socket.isWritable = false;
        tell(11, 12);
        reader.advance();
        reader.raise(1);
        assertThat(received()).containsExactly("hello");
        assertThat(wantedArticles).isZero();
        socket.isWritable = true;
        reader.advance();
        assertThat(received()).containsExactly("news 11", "news 12");
        assertThat(wantedArticles).isEqualTo(1);
    }

    @Test
    void closesASocketThatAcceptsNothing() {
        var reader = open(start(10, 0));
        socket.isWritable = false;
        pass(reader, Reader.STALL.minusSeconds(2));
        assertThat(socket.isCut).isFalse();
        pass(reader, Duration.ofSeconds(3));
        assertThat(socket.isCut).isTrue();
    }

    @Test
    void keepsASocketThatAcceptsALittle() {
        var reader = open(start(10, 0));
        socket.isWritable = false;
        socket.hasProgressed = true;
        pass(reader, Reader.STALL.multipliedBy(3));
        assertThat(socket.isCut).isFalse();
        socket.hasProgressed = false;
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
    void requestsTheArticleAgainAfterAProblemOnlyWhenTheReaderAsks() {
        var reader = open(start(10, 1));
        reader.articleFailed(events.problem(new Problem(ProblemCode.DEPENDENCY_UNAVAILABLE, "Away."), "trace"));
        reader.advance();
        assertThat(wantedArticles).isEqualTo(1);
        reader.raise(1);
        assertThat(wantedArticles).isEqualTo(2);
        assertThat(received()).containsExactly("hello", "problem");
    }

    @Test
    void requestsNothingMoreAtTheTrueEnd() {
        var reader = open(start(10, 3));
        reader.stepFetched(new Step.EndOfFeed(cursor(10).feed()), "{}");
        reader.raise(9);
        assertThat(wantedArticles).isEqualTo(1);
        assertThat(received()).containsExactly("hello", "end-of-feed");
    }

    @Test
    void readsFromTheLogWhatAnUnreadChangeMayHaveRetracted() {
        tell(11, 12);
        tell(13, 13);
        heard = 14;
        var reader = open(start(10, 0));
        assertThat(received()).containsExactly("hello");
        assertThat(wantedChanges).containsExactly(10L);
        reader.changesFetched(List.of(news(11), news(12)), 14, 1);
        assertThat(received()).containsExactly("news 11", "news 12");
        tell(14, 14);
        reader.advance();
        assertThat(received()).containsExactly("news 13", "news 14");
    }

    @Test
    void sendsNothingThatAnUnreadChangeMayHaveRetractedUntilThatIsRead() {
        var reader = open(start(10, 0));
        tell(11, 12);
        heard = 13;
        reader.advance();
        assertThat(received()).containsExactly("hello");
        tell(13, 13);
        reader.advance();
        assertThat(received()).containsExactly("news 11", "news 12", "news 13");
        assertThat(wantedChanges).isEmpty();
    }

    @Test
    void requestsChangesAgainThatWereReadBeforeTheirArticleChanged() {
        tell(11, 20);
        var reader = open(start(10, 0));
        tell(21, 21);
        reader.changesFetched(List.of(news(11), news(12)), 20, 1);
        assertThat(received()).containsExactly("hello");
        assertThat(wantedChanges).containsExactly(10L, 10L);
    }

    @Test
    void requestsAnArticleAgainThatChangedAfterItWasReadEvenIfTheReaderIsBehind() {
        tell(11, 12);
        socket.isWritable = true;
        var reader = open(start(12, 1));
        socket.isWritable = false;
        tell(13, 13);
        var article = SampleArticle.of(1).article();
        var read = new Article(
                new Headline(
                        ARTICLE,
                        article.headline().name(),
                        1,
                        article.headline().header(),
                        article.headline().filing(),
                        NOON,
                        NOON,
                        1),
                "<p>Text</p>",
                List.of());
        reader.stepFetched(new Step.NextArticle(cursor(12).feed(), read, 12), "{}");
        socket.isWritable = true;
        reader.advance();
        assertThat(received()).containsExactly("hello", "news 13");
        assertThat(wantedArticles).isEqualTo(2);
    }

    @Test
    void writesNothingAfterItsEnd() {
        var reader = open(start(10, 1));
        reader.bye(ByeReason.DRAIN);
        tell(11, 12);
        reader.advance();
        reader.raise(2);
        reader.stepFetched(new Step.EndOfFeed(cursor(10).feed()), "{}");
        reader.tick(NOON.plus(Duration.ofHours(1)).toEpochMilli());
        reader.bye(ByeReason.ROTATION);
        assertThat(received()).containsExactly("hello", "bye drain");
    }

    private Reader open(ResumePoint start) {
        var context = new Reader.Context(
                new Heard(), List::of, new Counting(), events, text, SETTINGS, new Watch(), new Watch());
        var reader = new Reader("sid", "trace", start, socket, null, context);
        reader.open();
        return reader;
    }

    private static final StreamSettings SETTINGS = new StreamSettings(
            HEARTBEAT, Duration.ofMinutes(10), 10, 200, 400, Duration.ofSeconds(1), Duration.ofSeconds(30), false);

    private static ResumePoint start(long seq, int upTo) {
        return new ResumePoint(
                cursor(seq),
                Resume.fresh,
                null,
                FeedFilter.ALL,
                ReadRanges.NOTHING,
                upTo,
                false,
                CorrectionDetail.NEWS);
    }

    private static StreamCursor cursor(long seq) {
        return new StreamCursor(FeedCursor.session(FeedFilter.ALL, 5, null), seq, EPOCH);
    }

    /** Appends changes to the tail, which holds eight. */
    private void tell(long first, long last) {
        var all = new ArrayList<>(tail.changes());
        LongStream.rangeClosed(first, last).mapToObj(ReaderTest::news).forEach(all::add);
        tail = new Tail(EPOCH, 8, all.subList(Math.max(0, all.size() - 8), all.size()), first - 1, last, last, 1);
    }

    private static EncodedChange news(long seq) {
        return news(seq, new ArticleCorrected(ARTICLE, 2));
    }

    private static EncodedChange news(long seq, ArticleEvent event) {
        var rest = SharedBytes.of("event: news\ndata: " + seq + "\n\n");
        var change = new Change(seq, NOON, event, "fog", 1, null, null, null, null);
        return new EncodedChange(change, TEXT.writeChangePart(seq, EPOCH), "", Rest.of(rest));
    }

    /** Calls {@link Reader#tick} for every second of {@code time}. */
    private void pass(Reader reader, Duration time) {
        for (var second = 0; second < time.toSeconds(); second++) {
            now = now.plusSeconds(1);
            reader.tick(now.toEpochMilli());
        }
    }

    /** Returns the events written since the last call: their names, and what tells them apart. */
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

    private final class Counting implements Reader.Fetcher {

        @Override
        public void fetchArticle(Reader reader, ResumePoint start, FeedCursor place) {
            wantedArticles++;
        }

        @Override
        public void fetchChanges(Reader reader, long seq) {
            wantedChanges.add(seq);
        }
    }

    private final class Heard implements Reader.News {

        @Override
        public Tail get() {
            return tail;
        }

        @Override
        public long heard() {
            return heard;
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

package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.feed.SessionRequest;
import dev.unspool.feed.Step;
import dev.unspool.feed.StepSerializer;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.ChangeLog;
import dev.unspool.store.Changes;
import dev.unspool.store.Epochs;
import dev.unspool.store.TestArticles;
import dev.unspool.store.Topics;
import dev.unspool.stream.ModelClient.Shown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Random schedules of everything that can happen to readers: publications, corrections, retractions, instances that are killed or hear of
 * changes late or never by a hint, a Redis that is lost and comes back, sockets that block or break with blocks in them, reads that are
 * overtaken by changes, a log that is trimmed. No reader is sent a text that its instance knows to be retracted. At the end of each schedule,
 * what every reader sees is compared with the truth in PostgreSQL, and the instances with each other.
 *
 * <p>Nothing here runs by itself: the schedule decides when a read begins, when its result arrives, and when a block is received. So a seed
 * is a schedule. Half a minute of them is run; {@code -Dunspool.model.schedules=100000} runs so many, and {@code -Dunspool.model.seed=7}
 * one.
 */
@SiteTest
class StreamModelTest {

    private static final @Nullable Integer SCHEDULES = Integer.getInteger("unspool.model.schedules");
    private static final Duration BUDGET = Duration.ofSeconds(30);
    private static final long FIRST_SEED = Long.getLong("unspool.model.first", 1);
    private static final @Nullable Long ONLY_SEED = Long.getLong("unspool.model.seed");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final int STEPS = 60;
    private static final int SMALL_TAIL = 4;
    private static final int SMALL_PAGE = 2;

    @Autowired
    private TestSite site;

    @Autowired
    private ArticleStore store;

    @Autowired
    private Topics topics;

    @Autowired
    private Epochs epochs;

    @Autowired
    private ChangeLog log;

    @Autowired
    private ReadingSessions sessions;

    @Autowired
    private StepSerializer steps;

    @Autowired
    private CursorText text;

    @Autowired
    private StreamEvents events;

    @Autowired
    private DatabaseClient database;

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS) // as many schedules as asked for
    void everyReaderEndsWithTheTruthWhateverHappens() {
        if (ONLY_SEED != null) {
            new Schedule(ONLY_SEED).run();
            return;
        }
        var end = System.nanoTime() + BUDGET.toNanos();
        var seed = FIRST_SEED;
        for (; SCHEDULES == null ? System.nanoTime() < end : seed < FIRST_SEED + SCHEDULES; seed++) {
            try {
                new Schedule(seed).run();
            } catch (AssertionError | RuntimeException failure) {
                fail("seed " + seed + " (run it alone with -Dunspool.model.seed=" + seed + ")", failure);
            }
        }
        System.out.printf("%,d schedules from seed %d%n", seed - FIRST_SEED, FIRST_SEED);
    }

    /** One random history of a site with a section of its own. */
    private final class Schedule {

        private final Random random;
        private final String section;
        private final TestArticles articles = site.articles();
        private final List<ArticleId> published = new ArrayList<>();
        private final List<Instance> instances = new ArrayList<>();
        private final List<Visit> visits = new ArrayList<>();
        private final Map<ArticleId, List<String>> titlesOf = new HashMap<>();
        private final Map<String, Long> retractedAt = new HashMap<>();
        private int titles;
        private boolean hasRedis = true;

        Schedule(long seed) {
            random = new Random(seed);
            section = "Section " + seed;
        }

        void run() {
            publish(3 + random.nextInt(4));
            instances.add(new Instance());
            instances.add(new Instance());
            IntStream.range(0, 1 + random.nextInt(3)).forEach(i -> visits.add(new Visit()));
            for (var step = 0; step < STEPS; step++) {
                act();
            }
            var seq = head();
            visits.forEach(visit -> visit.readToTheEnd(seq));
            var truth = truth();
            visits.forEach(visit -> visit.compareWith(truth));
            compareTails(seq);
        }

        /** Every instance answers an id alike: one that saw all changes come, and one that has just read the log. */
        private void compareTails(long seq) {
            instances.add(new Instance());
            for (var instance : instances) {
                while (instance.tail.seq() < seq) {
                    instance.follow();
                }
            }
            var fresh = instances.get(2).tail;
            for (var change : fresh.changes()) {
                for (var instance : instances) {
                    var other = instance.tail.after(change.seq() - 1);
                    if (other != null) {
                        assertThat(other.frame("", 0, CorrectionDetail.ELEMENT).text())
                                .isEqualTo(change.frame("", 0, CorrectionDetail.ELEMENT)
                                        .text());
                        assertThat(other.frame("", 0, CorrectionDetail.ARTICLE).text())
                                .isEqualTo(change.frame("", 0, CorrectionDetail.ARTICLE)
                                        .text());
                    }
                }
            }
        }

        private void act() {
            switch (random.nextInt(20)) {
                case 0 -> publish(1 + random.nextInt(2));
                case 1, 2 -> anyPublished().forEach(this::correct);
                case 3 -> anyPublished().forEach(this::retract);
                case 4, 5, 6 -> follow();
                case 7 -> instances.set(random.nextInt(2), new Instance());
                case 8 -> trim();
                case 9 -> hasRedis = random.nextInt(3) != 0;
                default -> anyVisit().act();
            }
        }

        /** Sends an instance a hint; without Redis it looks by itself, later. */
        private void follow() {
            if (hasRedis || random.nextInt(3) == 0) {
                anyInstance().follow();
            }
        }

        private void publish(int count) {
            var manuscripts = IntStream.range(0, count)
                    .mapToObj(i -> TestArticles.manuscript(
                            "Title " + ++titles, section, List.of(), NOON.minusSeconds(random.nextInt(5))))
                    .toList();
            published.addAll(articles.publish(manuscripts));
            manuscripts.forEach(one ->
                    titlesOf.put(one.id(), new ArrayList<>(List.of(one.header().title()))));
        }

        private void correct(ArticleId id) {
            var title = "Title " + ++titles;
            articles.correct(id, title);
            titlesOf.get(id).add(title);
        }

        /** Retracts an article through one of the instances, which hears of it before it is acknowledged. */
        private void retract(ArticleId id) {
            if (random.nextBoolean()) {
                articles.retract(id);
            } else {
                articles.kill(id);
            }
            published.remove(id);
            var seq = head();
            titlesOf.get(id).forEach(title -> retractedAt.put(title, seq));
            anyInstance().heard = seq;
        }

        /** Returns the titles of articles that were retracted by the change {@code seq} at the latest. */
        private Stream<String> retractedUpTo(long seq) {
            return retractedAt.entrySet().stream()
                    .filter(title -> title.getValue() <= seq)
                    .map(Map.Entry::getKey);
        }

        private void trim() {
            if (random.nextInt(4) == 0) {
                execute("delete from change_log where seq <= " + (head() - random.nextInt(6)));
            }
        }

        private Stream<ArticleId> anyPublished() {
            return published.isEmpty() ? Stream.empty() : Stream.of(published.get(random.nextInt(published.size())));
        }

        private Instance anyInstance() {
            return instances.get(random.nextInt(instances.size()));
        }

        private Visit anyVisit() {
            return visits.get(random.nextInt(visits.size()));
        }

        /** Returns all articles that were ever in the section, in feed order. */
        private Map<String, Truth> truth() {
            var truth = new LinkedHashMap<String, Truth>();
            database.sql("""
                            select id, number, version, title, status from article where section_slug = :section
                            order by published_at desc, id desc""")
                    .bind("section", slug())
                    .map(row -> Map.entry(
                            String.valueOf(row.get("id")),
                            new Truth(
                                    row.get("number", Long.class),
                                    row.get("status", String.class).equals("published"),
                                    new Shown(row.get("version", Integer.class), row.get("title", String.class)))))
                    .all()
                    .collectList()
                    .block(LIMIT)
                    .forEach(entry -> truth.put(entry.getKey(), entry.getValue()));
            return truth;
        }

        private String slug() {
            return dev.unspool.article.Section.named(section).slug();
        }

        /** What readers use of an instance: its tail, and where a stream begins. */
        private final class Instance implements Reader.News {

            private Tail tail;
            private long heard;
            private final ResumeResolver starts =
                    new ResumeResolver(store, epochs, topics, sessions, text, () -> this.tail);

            /** Begins with some of what the log has. */
            Instance() {
                var head = store.head().block(LIMIT).seq();
                tail = Tail.of(after(Math.max(0, head - random.nextInt(SMALL_TAIL)), SMALL_TAIL), SMALL_TAIL, events);
            }

            /** Reads new changes; the readers look sooner or later. */
            void follow() {
                heard = Math.max(heard, head());
                tail = tail.followedBy(after(tail.seq(), SMALL_PAGE), events);
                visits.stream().filter(visit -> random.nextBoolean()).forEach(visit -> visit.lookAt(this));
            }

            @Override
            public Tail get() {
                return tail;
            }

            @Override
            public long heard() {
                return heard;
            }

            boolean isAlive() {
                return instances.contains(this);
            }
        }

        private Changes after(long seq, int limit) {
            return log.wholeAfter(seq, limit).block(LIMIT);
        }

        /** An open page and its stream, if it has one. */
        private final class Visit implements Reader.Fetcher {

            private final ModelClient page = new ModelClient();
            private @Nullable Instance instance;
            private @Nullable Reader reader;
            private @Nullable FakeFrameWriter socket;
            private @Nullable Request request;
            private @Nullable Runnable arriving;
            private boolean isArriving;
            private boolean wantsChanges;
            private long changesFrom;

            private record Request(ResumePoint start, FeedCursor cursor) {}

            void act() {
                if (reader == null || !instance.isAlive()) {
                    connect();
                    return;
                }
                switch (random.nextInt(12)) {
                    case 0 -> hangUp();
                    case 1 -> clog();
                    case 2, 3 -> askForMore(page.position + 1 + random.nextInt(3));
                    case 4, 5, 6 -> fetch();
                    case 7 -> reader.advance();
                    default -> receive(1 + random.nextInt(3));
                }
            }

            /** Sends credit to any instance: one that does not hold the stream passes it on through Redis, or cannot. */
            private void askForMore(int upTo) {
                if (anyInstance() == instance || hasRedis) {
                    reader.raise(upTo);
                }
            }

            void lookAt(Instance news) {
                if (reader != null && instance == news) {
                    reader.advance();
                }
            }

            /** Comes back to any instance, reads to the end, and receives everything that happened. */
            void readToTheEnd(long seq) {
                connect();
                for (var tries = 0; tries < 1_000; tries++) {
                    if (instance.tail.seq() < seq) {
                        instance.follow();
                    }
                    reader.advance();
                    reader.raise(page.position + 3);
                    fetch();
                    fetch();
                    receive(Integer.MAX_VALUE);
                    if (socket.isEnded) {
                        connect();
                    }
                    if (page.hasAll && page.seq == seq) {
                        return;
                    }
                }
                throw new AssertionError("never at the end:\n" + page.history());
            }

            void compareWith(Map<String, Truth> truth) {
                var session = truth.entrySet().stream()
                        .filter(entry -> entry.getValue().number() <= page.head)
                        .toList();
                assertThat(page.shown.keySet().stream()
                                .filter(id -> truth.get(id).isPublished())
                                .toList())
                        .as("what is published, in its order:%n%s", page.history())
                        .isEqualTo(session.stream()
                                .filter(entry -> entry.getValue().isPublished())
                                .map(Map.Entry::getKey)
                                .toList());
                page.shown.forEach((id, shown) -> assertThat(shown)
                        .as("%s:%n%s", id, page.history())
                        .isEqualTo(truth.get(id).isPublished() ? truth.get(id).shown() : null));
                assertThat(page.shown.keySet())
                        .isSubsetOf(session.stream().map(Map.Entry::getKey).toList());
            }

            @Override
            public void fetchArticle(Reader from, ResumePoint start, FeedCursor cursor) {
                if (from == reader) {
                    request = new Request(start, cursor);
                }
            }

            @Override
            public void fetchChanges(Reader from, long seq) {
                if (from == reader) {
                    wantsChanges = true;
                    changesFrom = seq;
                }
            }

            private void connect() {
                hangUp();
                instance = anyInstance();
                var at = instance;
                var session =
                        new SessionRequest(FeedFilter.section(slug()), null, ReadRanges.NOTHING, random.nextBoolean());
                var start = at.starts
                        .of(new StreamRequest(
                                null,
                                session,
                                random.nextInt(3),
                                page.lastId,
                                null,
                                CorrectionDetail.of(random.nextBoolean(), session.html()),
                                Simulation.NONE))
                        .block(LIMIT);
                var context = new Reader.Context(
                        at, List::of, this, events, text, SETTINGS, Clock.systemUTC(), Clock.systemUTC());
                socket = new CheckedFrameWriter(at);
                reader = new Reader("sid", "trace", start, socket, null, context);
                reader.open();
            }

            /** Loses what was written and not received, and the results of reads that are under way. */
            private void hangUp() {
                if (reader != null) {
                    reader.leave();
                }
                reader = null;
                request = null;
                arriving = null;
                wantsChanges = false;
            }

            private void clog() {
                socket.isWritable = !socket.isWritable;
                reader.advance();
            }

            /** Begins a read, or has its result arrive: much may happen in between. */
            private void fetch() {
                if (arriving != null) {
                    var arrival = arriving;
                    arriving = null;
                    isArriving = true;
                    arrival.run();
                    isArriving = false;
                } else if (request != null && (!wantsChanges || random.nextBoolean())) {
                    arriving = read(request, reader);
                    request = null;
                } else if (wantsChanges) {
                    wantsChanges = false;
                    arriving = changesFor(reader);
                }
            }

            private Runnable read(Request wanted, Reader by) {
                Step step = sessions.next(
                                wanted.start().filter(),
                                wanted.cursor(),
                                wanted.start().read())
                        .block(LIMIT);
                var data = events.text(steps.json(step, wanted.start().html()));
                return () -> by.stepFetched(step, data);
            }

            private Runnable changesFor(Reader by) {
                var read = after(changesFrom, SMALL_PAGE);
                var epoch = read.head().epoch();
                var news = read.items().stream()
                        .map(change -> events.change(change, epoch))
                        .toList();
                return () -> by.changesFetched(news, read.head().seq(), read.oldest());
            }

            /**
             * A socket that fails if it is sent a text that its instance knows to be retracted. What was read before the retraction may arrive
             * until the instance has read of that.
             */
            private final class CheckedFrameWriter extends FakeFrameWriter {

                private final Instance at;

                CheckedFrameWriter(Instance at) {
                    this.at = at;
                }

                @Override
                public void send(Frame frame) {
                    var known = isArriving ? at.tail.seq() : Math.max(at.heard, at.tail.seq());
                    var words = frame.text();
                    retractedUpTo(known)
                            .forEach(title -> assertThat(words).doesNotContain(title + '"', title + '<', title + '.'));
                    super.send(frame);
                }
            }

            private void receive(int most) {
                socket.isWritable = most == Integer.MAX_VALUE || socket.isWritable;
                for (var i = 0; i < most && !socket.blocks.isEmpty(); i++) {
                    page.take(socket.blocks.remove());
                    refetch();
                }
            }

            private void refetch() {
                if (page.refetch != null) {
                    page.refetch = null;
                    var now = truth();
                    page.shown
                            .keySet()
                            .forEach(id -> page.load(
                                    id, now.get(id).isPublished() ? now.get(id).shown() : null));
                    page.seq = text.readStreamCursor(page.lastId).seq();
                }
            }
        }
    }

    private static final StreamSettings SETTINGS = new StreamSettings(
            Duration.ofHours(1),
            Duration.ofHours(1),
            1_000,
            200,
            400,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            false);

    private long head() {
        return store.head().block(LIMIT).seq();
    }

    private record Truth(long number, boolean isPublished, Shown shown) {}

    private void execute(String sql) {
        database.sql(sql).then().block(LIMIT);
    }
}

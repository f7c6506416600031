package dev.unspool.thread;

import static dev.unspool.thread.ThreadSite.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.comment.CommentId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.moderation.DecisionTarget;
import dev.unspool.moderation.Decisions;
import dev.unspool.moderation.ModerationAction;
import dev.unspool.stream.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Readers request threads in every form, all the time, while moderators remove comments, show them again and undo, at random. */
@SiteTest(
        database = "threads",
        properties = "unspool.comments.moderation.off=length,links,tricks,duplicate,pace,rate,first-time")
class RemovalRaceTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int COMMENTS = 12;
    private static final int READERS = 16;
    private static final int ACTS = 150;
    private static final int MODERATORS = 3;

    /** For whatever hangs: 450 decisions on a machine that takes two seconds for each. */
    private static final Duration RACE_LIMIT = Duration.ofMinutes(15);

    @Autowired
    private TestSite site;

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Environment environment;

    /** By words: since when they are removed, in nanoseconds, as was acknowledged; absent while they are or may be shown. */
    private final Map<String, Long> removed = new ConcurrentHashMap<>();

    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final List<Target> targets = new ArrayList<>();
    private ThreadSite first;
    private ThreadSite second;

    @BeforeEach
    void publish() {
        var articles = site.emptied();
        first = ThreadSite.at(port, articles.publishOne("Tides", NOON), "tides");
        second = ThreadSite.at(port, articles.publishOne("Ebb", NOON), "ebb");
        for (var i = 0; i < COMMENTS; i++) {
            var thread = i % 2 == 0 ? first : second;
            var words = "secret-" + (char) ('a' + i) + "-words";
            var parent = i < COMMENTS / 2 ? null : targets.get(i - COMMENTS / 2).id();
            targets.add(new Target(thread.add(database, "approved", words, parent), words));
        }
    }

    @Test
    void servesNoRemovedTextOnceTheRemovalIsAcknowledged() {
        race(first, second);
        assertThat(leaks).isEmpty();
        assertThat(answers).hasValueGreaterThan(ACTS);
    }

    /** What it no longer shows does not come back, though nobody tells it anything. */
    @Test
    void bringsNothingBackOnAnInstanceThatReceivesNoHints() throws Exception {
        try (var deaf = Instance.beside(environment, "--unspool.announce.channel=another")) {
            var there = ThreadSite.at(deaf.port(), first.article(), "tides");
            var shown = targets.get(0);
            there.await(answer -> answer.shows(shown.words()));
            decide(ModerationAction.REMOVE, shown).block(LIMIT);
            there.await(answer -> !answer.shows(shown.words()));
            var looks = Flux.range(0, 400)
                    .flatMap(
                            i -> there.ask(
                                    there.addresses().get(i % there.addresses().size())),
                            READERS)
                    .filter(answer -> answer.shows(shown.words()))
                    .count()
                    .block(LIMIT);
            assertThat(looks).isZero();
        }
    }

    private void race(ThreadSite... threads) {
        var isOver = new AtomicBoolean();
        var readers = Flux.range(0, READERS)
                .flatMap(
                        number -> Mono.defer(() -> look(threads[number % threads.length], number))
                                .repeat(() -> !isOver.get())
                                .then(),
                        READERS);
        var moderators = Flux.range(0, MODERATORS)
                .flatMap(number -> moderate(number, new Random(number)), MODERATORS)
                .then()
                .doFinally(signal -> isOver.set(true));
        Mono.when(readers, moderators).block(RACE_LIMIT);
    }

    /** Each moderator has comments of their own, so that each knows what became of them; their statements lock the same threads and parents. */
    private Mono<Void> moderate(int number, Random random) {
        var own = targets.stream()
                .filter(target -> targets.indexOf(target) % MODERATORS == number)
                .toList();
        return Flux.range(0, ACTS)
                .concatMap(act -> {
                    var chosen =
                            own.stream().filter(target -> random.nextBoolean()).toList();
                    return chosen.isEmpty()
                            ? Mono.empty()
                            : random.nextBoolean() ? remove(chosen, random.nextBoolean()) : show(chosen);
                })
                .then();
    }

    private Mono<Void> remove(List<Target> chosen, boolean isUndone) {
        return decide(ModerationAction.REMOVE, chosen.toArray(Target[]::new))
                .flatMap(decision -> {
                    chosen.forEach(target -> removed.putIfAbsent(target.words(), System.nanoTime()));
                    return isUndone
                            ? Mono.defer(() -> {
                                chosen.forEach(target -> removed.remove(target.words()));
                                return decisions.undo(decision, "desk").then(Mono.just(decision));
                            })
                            : Mono.just(decision);
                })
                .then(Mono.defer(() -> isUndone ? noteStates(chosen) : Mono.empty()));
    }

    /** An undo leaves alone what was removed before, so the database says what is shown now. */
    private Mono<Void> noteStates(List<Target> chosen) {
        return database.sql("select text from comment where state = 'removed' and id = any(:ids)")
                .bind("ids", chosen.stream().map(Target::id).toArray(UUID[]::new))
                .map(row -> row.get("text", String.class))
                .all()
                .doOnNext(words -> removed.putIfAbsent(words, System.nanoTime()))
                .then();
    }

    private Mono<Void> show(List<Target> chosen) {
        return Mono.defer(() -> {
            chosen.forEach(target -> removed.remove(target.words()));
            return decide(ModerationAction.APPROVE, chosen.toArray(Target[]::new))
                    .then();
        });
    }

    private Mono<UUID> decide(ModerationAction action, Target... chosen) {
        var comments = List.of(chosen).stream()
                .map(target -> new DecisionTarget(new CommentId(target.id()), null))
                .toList();
        return decisions.decide(action, comments, "desk", null).map(decision -> decision.batch());
    }

    private Mono<Void> look(ThreadSite thread, int number) {
        var begin = System.nanoTime();
        var gone = Map.copyOf(removed);
        var address = thread.addresses().get(number / 2 % thread.addresses().size());
        return thread.ask(address)
                .publishOn(Schedulers.parallel())
                .doOnNext(answer -> answers.incrementAndGet())
                .doOnNext(answer -> gone.forEach((words, since) -> {
                    // still removed after the answer, by the same act
                    if (since < begin && since.equals(removed.get(words)) && answer.shows(words)) {
                        leaks.add(words + " at " + address);
                    }
                }))
                .then();
    }

    private record Target(UUID id, String words) {}
}

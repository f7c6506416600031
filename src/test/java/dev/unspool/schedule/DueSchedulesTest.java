package dev.unspool.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.article.ArticleId;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.ArticleEdit;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.ledger.Drafts;
import dev.unspool.ledger.Edition;
import dev.unspool.newsroom.NewsroomApiTest;
import dev.unspool.store.TestArticles;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Several schedulers on one database, beside that of the application: each schedule is carried out once, whatever fails. */
class DueSchedulesTest extends NewsroomApiTest {

    private static final int SCHEDULERS = 3;
    private static final int DRAFTS = 120;
    private static final int INTERLEAVINGS = 60;
    private static final Instant OLD = Instant.parse("2001-06-01T12:00:00Z");

    @Autowired
    private Schedules schedules;

    @Autowired
    private ScheduledActs acts;

    @Autowired
    private Drafts drafts;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private ObjectProvider<MeterRegistry> meters;

    @Autowired
    private Clock clock;

    @Test
    void publishEachDraftOnceAndNeverEarlyWhateverFails() {
        var first = clock.instant().plusMillis(500);
        var made = IntStream.range(0, DRAFTS)
                .mapToObj(i -> scheduled(first.plusMillis(i * 10L)))
                .toList();
        var failures = new AtomicInteger();
        var cancelled = new ArrayList<ArticleId>();
        Flux.range(0, SCHEDULERS)
                .map(i -> new DueSchedules(schedules, failing(new Random(i), failures), meters))
                .flatMap(this::runToEnd, SCHEDULERS)
                .mergeWith(Flux.fromIterable(made)
                        .filter(schedule -> schedule.id().hashCode() % 5 == 0)
                        .flatMap(this::cancelledWhenDue, DRAFTS)
                        .doOnNext(cancelled::add)
                        .then())
                .blockLast(LIMIT);
        assertThat(failures).as("injected failures").hasPositiveValue();
        for (var schedule : made) {
            var article = schedule.change().article();
            var published = count(
                    "select count(*) from change_log where kind = 'published' and article_id = '" + article + "'");
            assertThat(published).as("%s", schedule).isEqualTo(cancelled.contains(article) ? 0 : 1);
        }
        assertThat(early(made)).isZero();
    }

    @Test
    void loseAgainstAKillThatComesAtTheSameTime() {
        var random = new Random(7);
        for (var i = 0; i < INTERLEAVINGS; i++) {
            var schedule = scheduled(clock.instant());
            var article = schedule.change().article();
            var due = new DueSchedules(schedules, acts, meters).carryOut();
            var kill = ledger.kill(TestArticles.now(article), "Gone.", "<p>Gone.</p>");
            Mono.zip(later(due, random), later(kill, random)).block(LIMIT);
            assertThat(count("select count(*) from schedule where article_id = '" + article + "'"))
                    .isZero();
            assertThat(count("select (select count(*) from article where id = '" + article
                            + "' and retraction_kind = 'kill') + (select count(*) from draft where id = '" + article
                            + "' and kill_notice is not null)"))
                    .isOne();
        }
    }

    @Test
    void scheduleNothingForAnArticleThatIsKilledAtTheSameTime() {
        var random = new Random(9);
        for (var i = 0; i < INTERLEAVINGS; i++) {
            var article = draft();
            var kill = ledger.kill(TestArticles.now(article), "Gone.", "<p>Gone.</p>");
            Mono.zip(later(create(article, inAnHour()).hasElement(), random), later(kill, random))
                    .block(LIMIT);
            assertThat(count("select count(*) from schedule where article_id = '" + article + "'"))
                    .isZero();
        }
    }

    @Test
    void storeOneOfManySchedulesThatComeAtTheSameTime() {
        var article = draft();
        var stored = Flux.range(0, 10)
                .flatMap(i -> create(article, inAnHour())
                        .subscribeOn(Schedulers.boundedElastic())
                        .onErrorComplete(AlreadyScheduled.class))
                .count()
                .block(LIMIT);
        assertThat(stored).isOne();
        assertThat(count("select count(*) from schedule where article_id = '" + article + "'"))
                .isOne();
    }

    /** The ledger knows of no embargo, as the previous release does not. */
    @Test
    void letNoReleasePublishUnderAnEmbargo() {
        var article = draft();
        schedules
                .create(change(article, ScheduledAction.EMBARGO), new Edition(true, 1), inAnHour(), Actor.COMMAND)
                .block(LIMIT);
        var publication = ledger.publish(new ArticleEdit(article, null, Actor.COMMAND), null);
        assertThatThrownBy(() -> publication.block(LIMIT)).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(count("select count(*) from draft where id = '" + article + "'"))
                .isOne();
        assertThat(count("select count(*) from article where id = '" + article + "'"))
                .isZero();
    }

    @Test
    void leaveNothingOfADraftThatIsDeleted() {
        var article = draft();
        for (var action : List.of(ScheduledAction.EMBARGO, ScheduledAction.PUBLISH)) {
            schedules
                    .create(change(article, action), new Edition(true, 1), inAnHour(), Actor.COMMAND)
                    .block(LIMIT);
        }
        database.sql("delete from draft where id = '" + article + "'").then().block(LIMIT);
        assertThat(count("select count(*) from schedule where article_id = '" + article + "'"))
                .isZero();
    }

    /** The drafts are locked, so that the scheduler of the application leaves them alone meanwhile. */
    @Test
    void comeToLaterOnesWhileEarlierOnesFailAgainAndAgain() {
        var due = IntStream.range(0, 45)
                .mapToObj(i -> create(draft(), inAnHour()).block(LIMIT))
                .toList();
        var tried = new HashSet<UUID>();
        ScheduledActs stuck = (schedule, claim) -> {
            tried.add(schedule.id());
            return Mono.error(new QueryTimeoutException("injected"));
        };
        var scheduler = new DueSchedules(schedules, stuck, meters);
        database.inConnection(connection -> Mono.from(connection.beginTransaction())
                        .then(statement(connection, "select id from draft for update"))
                        .then(database.sql("update schedule set due_at = now() where due_at > now()")
                                .then())
                        .then(Flux.range(0, 10)
                                .concatMap(i -> scheduler.carryOut())
                                .then())
                        .then(statement(connection, "delete from schedule"))
                        .then(Mono.from(connection.commitTransaction())))
                .block(LIMIT);
        assertThat(tried).containsAll(due.stream().map(Schedule::id).toList());
    }

    private static Mono<Void> statement(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .flatMap(Result::getRowsUpdated)
                .then();
    }

    @Test
    void lookAgainWhenTheNextIsDue() {
        var due = new DueSchedules(schedules, acts, meters);
        scheduled(clock.instant().plusMillis(600));
        assertThat(due.carryOut().block(LIMIT))
                .isLessThanOrEqualTo(DueSchedules.POLL)
                .isPositive();
    }

    /** Runs until none of the schedules waits that this test made. */
    private Mono<Void> runToEnd(DueSchedules due) {
        return Mono.defer(due::carryOut)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(pause -> Mono.delay(pause.dividedBy(20)))
                .then(schedules.due(1, Set.of()))
                .repeat()
                .takeUntil(List::isEmpty)
                .then();
    }

    /** Fails before the change, within its transaction, or after its commit. */
    private ScheduledActs failing(Random random, AtomicInteger failures) {
        return (schedule, claim) -> Mono.defer(() -> {
            var place = random.nextInt(8);
            if (place > 2) {
                return acts.carryOut(schedule, claim);
            }
            failures.incrementAndGet();
            Mono<Boolean> lost = Mono.error(new QueryTimeoutException("injected"));
            return switch (place) {
                case 0 -> lost;
                case 1 -> acts.carryOut(schedule, claim.then(lost));
                default -> acts.carryOut(schedule, claim).then(lost);
            };
        });
    }

    private Mono<ArticleId> cancelledWhenDue(Schedule schedule) {
        return Mono.delay(Duration.between(clock.instant(), schedule.due().at()))
                .then(schedules.cancel(schedule.id(), schedule.edition(), Actor.COMMAND))
                .map(id -> schedule.change().article());
    }

    private long early(List<Schedule> made) {
        return made.stream()
                .filter(schedule ->
                        count("select count(*) from article a join change_log c on c.article_id = a.id where a.id = '"
                                        + schedule.change().article() + "' and c.at < timestamptz '"
                                        + schedule.due().at() + "'")
                                > 0)
                .count();
    }

    private Schedule scheduled(Instant at) {
        return create(draft(), new DueTime(at, "Z")).block(LIMIT);
    }

    private Mono<Schedule> create(ArticleId article, DueTime due) {
        return schedules.create(change(article, ScheduledAction.PUBLISH), new Edition(true, 1), due, Actor.COMMAND);
    }

    private static ScheduledChange change(ArticleId article, ScheduledAction action) {
        return new ScheduledChange(article, action, 0, List.of(), null);
    }

    private ArticleId draft() {
        var manuscript = TestArticles.manuscript("Due", "Schedules", List.of(), OLD);
        return drafts.create(manuscript, null, Actor.COMMAND).block(LIMIT);
    }

    private DueTime inAnHour() {
        return new DueTime(clock.instant().plus(Duration.ofHours(1)), "Z");
    }

    private static <T> Mono<@Nullable T> later(Mono<T> work, Random random) {
        return Mono.delay(Duration.ofMillis(random.nextInt(4))).then(work).subscribeOn(Schedulers.boundedElastic());
    }
}

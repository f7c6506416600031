package dev.unspool.schedule;

import dev.unspool.article.ArticleId;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.RunToEnd;
import dev.unspool.database.TimeOrderedIds;
import dev.unspool.ledger.Actor;
import dev.unspool.ledger.Edition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores schedules and finds them. */
@Component
public final class Schedules {

    /** Less than every id: the start of a list. */
    public static final UUID LOWEST = new UUID(0, 0);

    private final NewsroomDatabase database;
    private final TimeOrderedIds ids;

    Schedules(NewsroomDatabase database, TimeOrderedIds ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * Runs {@code work} in a transaction that keeps other schedules of this article from being made, moved or carried out if it is a draft, so that what
     * {@code work} reads of them stays true until it ends.
     */
    public <T> Mono<T> alone(ArticleId article, Mono<T> work) {
        return database.sql(ScheduleSql.LOCK_DRAFT)
                .bind("article", article.value())
                .then()
                .then(work)
                .as(database::transactional)
                .as(RunToEnd::despiteCancel);
    }

    /** Whether a draft waits for its publication by a schedule. */
    public Mono<Boolean> awaitsPublication(ArticleId article) {
        return database.sql(ScheduleSql.AWAITS_PUBLICATION)
                .bind("article", article.value())
                .map(row -> new Columns(row).flag("awaits"))
                .one();
    }

    /**
     * Stores a schedule and gives it; empty if the article is no longer at the edition {@code expected}. Call it within {@link #alone}. Fails with {@link
     * AlreadyScheduled}.
     *
     * @param expected of the article
     */
    public Mono<Schedule> create(ScheduledChange change, Edition expected, DueTime due, Actor by) {
        return Mono.defer(() -> {
            var id = ids.next();
            return written(bind(statement(change), change, due, by).bind("edition", expected.number()), id)
                    .onErrorMap(DataIntegrityViolationException.class, other -> new AlreadyScheduled());
        });
    }

    /**
     * Moves a schedule to another time, and gives it; one that failed waits again. Empty if there is none. Call it within {@link #alone}. Fails with {@link
     * StaleSchedule}.
     */
    public Mono<Schedule> move(UUID id, Edition expected, DueTime due, Actor by) {
        var statement = by.sign(database.sql(ScheduleSql.MOVE))
                .bind("edition", expected.number())
                .bind("at", due.at())
                .bind("zone", due.zone());
        return written(statement, id).switchIfEmpty(Mono.defer(() -> refused(id)));
    }

    /** Cancels a schedule; gives its id, or is empty if there is none. Fails with {@link StaleSchedule}. */
    public Mono<UUID> cancel(UUID id, Edition expected, Actor by) {
        var statement = by.sign(database.sql(ScheduleSql.CANCEL))
                .bind("edition", expected.number())
                .bind("id", id);
        return isWritten(statement)
                .as(RunToEnd::despiteCancel)
                .filter(written -> written)
                .map(written -> id)
                .switchIfEmpty(Mono.defer(() -> refused(id)).map(Schedule::id));
    }

    /** Finds the schedule with this id, or empty. */
    public Mono<Schedule> find(UUID id) {
        return database.sql(ScheduleSql.FIND)
                .bind("id", id)
                .map(row -> Schedule.of(new Columns(row)))
                .one()
                .as(RunToEnd::read);
    }

    /** Lists the schedules of one article without their contents, in the order of time: at most one for each action. */
    public Mono<List<Schedule>> of(ArticleId article) {
        return list(ScheduleFilter.of(article), Instant.EPOCH, LOWEST, ScheduledAction.values().length);
    }

    /** Lists at most {@code limit} schedules without their contents that come after this time and id, in the order of time. */
    public Mono<List<Schedule>> list(ScheduleFilter filter, Instant at, UUID after, int limit) {
        return new ScheduleQuery(filter)
                .bind(database::sql)
                .bind("at", at)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> Schedule.of(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    /** Finds at most {@code limit} schedules that are due or soon will be, the earliest first, but for those that are {@code postponed}. */
    Mono<List<DueSchedule>> due(int limit, Set<UUID> postponed) {
        return database.sql(ScheduleSql.DUE)
                .bind("postponed", postponed.toArray(UUID[]::new))
                .bind("limit", limit)
                .map(row -> DueSchedule.of(new Columns(row)))
                .all()
                .collectList()
                .as(RunToEnd::read);
    }

    /**
     * Deletes a schedule that is due and as it was read, as part of the transaction that carries it out. Gives how late that is; empty if another instance
     * was faster, or if it was changed. Fails with {@link ImpossibleSchedule} if the fields of a correction were corrected otherwise meanwhile.
     */
    Mono<Duration> claim(Schedule schedule) {
        return database.sql(ScheduleSql.CLAIM)
                .bind("id", schedule.id())
                .bind("edition", schedule.edition().number())
                .map(row -> late(new Columns(row)))
                .one();
    }

    /** Notes why a schedule was not carried out; gives whether it was still due, and as it was read. */
    Mono<Boolean> fail(Schedule schedule, ImpossibleSchedule reason) {
        return isWritten(database.sql(ScheduleSql.FAIL)
                        .bind("id", schedule.id())
                        .bind("edition", schedule.edition().number())
                        .bind("code", reason.code())
                        .bind("detail", reason.detail()))
                .as(RunToEnd::despiteCancel);
    }

    private GenericExecuteSpec statement(ScheduledChange change) {
        return database.sql(
                change.action().isForDraft() ? ScheduleSql.CREATE_FOR_DRAFT : ScheduleSql.CREATE_FOR_ARTICLE);
    }

    private static GenericExecuteSpec bind(
            GenericExecuteSpec statement, ScheduledChange change, DueTime due, Actor by) {
        var bound = by.sign(statement)
                .bind("article", change.article().value())
                .bind("action", change.action().code())
                .bind("at", due.at())
                .bind("zone", due.zone())
                .bind("version", change.version())
                .bind("fields", change.fields().toArray(String[]::new));
        var content = change.content();
        return content == null ? bound.bindNull("content", String.class) : bound.bind("content", content);
    }

    private static Duration late(Columns row) {
        if (row.flag("overtaken")) {
            throw new ImpossibleSchedule(
                    "version-conflict",
                    "The same fields were corrected otherwise after this was scheduled. Read the article, and schedule the correction anew.");
        }
        if (row.flag("revoked")) {
            throw new ImpossibleSchedule(
                    "token-revoked",
                    "The access token that scheduled this was revoked. Whoever moves the schedule, also to the same time, takes it over.");
        }
        return Duration.ofMillis(row.number("late_ms"));
    }

    /** Runs a statement on one schedule, which is then read; empty if the statement wrote nothing. */
    private Mono<Schedule> written(GenericExecuteSpec statement, UUID id) {
        return isWritten(statement.bind("id", id)).filter(written -> written).flatMap(written -> find(id));
    }

    private static Mono<Boolean> isWritten(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows > 0);
    }

    private Mono<Schedule> refused(UUID id) {
        return find(id).flatMap(found -> Mono.error(new StaleSchedule(found.edition())));
    }
}

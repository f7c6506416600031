package dev.unspool.ledger;

import dev.unspool.article.TopicKind;
import dev.unspool.database.Columns;
import dev.unspool.database.NewsroomDatabase;
import dev.unspool.database.RunToEnd;
import dev.unspool.database.Transactions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes changed tags and authors into the rows of the articles that hold a copy of them, a few hundred articles at a time: the first within the
 * change, all others in statements of their own, which do not hold the head of the log. What is left stands in the table {@code topic_copy}.
 */
@Component
final class TopicCopies {

    /** Articles of one step: some tenths of a second. */
    private static final int STEP = 500;

    private final NewsroomDatabase database;
    private final Transactions steps;
    private final Transactions publishing;
    private final int step;

    /** Articles of a step of those topics that failed, perhaps since a step took too long: half as many each time. */
    private final Map<Task, Integer> smallerSteps = new ConcurrentHashMap<>();

    @Autowired
    TopicCopies(NewsroomDatabase database, PublishingTransaction publishing) {
        this(database, database, publishing, STEP);
    }

    /** @param step articles that are written at a time */
    TopicCopies(NewsroomDatabase database, Transactions steps, Transactions publishing, int step) {
        this.database = database;
        this.steps = steps;
        this.publishing = publishing;
        this.step = step;
    }

    /** Writes the first copies within the transaction that changes {@code topic}. Sections and first authors are joined, so that nothing is copied. */
    Mono<Void> begin(StoredTopic topic) {
        if (topic.kind() == TopicKind.SECTION) {
            return Mono.empty();
        }
        var task = new Task(topic.kind(), topic.key());
        return bind(TopicCopySql.BEGIN, task)
                .then()
                .then(Mono.defer(() -> step(task, step)))
                .filter(Progress.LAST::equals)
                .flatMap(last -> bind(TopicCopySql.END, task).then());
    }

    /**
     * Writes all that is left, but for what another instance is writing; gives how many topics were finished. Where one fails, it goes on with the
     * others, and fails at the end.
     */
    Mono<Long> finish() {
        return tasks().flatMapMany(Flux::fromIterable)
                .concatMapDelayError(this::finish)
                .count()
                .as(RunToEnd::despiteCancel);
    }

    private Mono<List<Task>> tasks() {
        return database.sql("select kind, topic from topic_copy order by kind, topic")
                .map(row -> Task.of(new Columns(row)))
                .all()
                .collectList();
    }

    /** Readers load the pages again once more at the end: until then some show the old copy. */
    private Mono<Task> finish(Task task) {
        int limit = smallerSteps.getOrDefault(task, step);
        return Mono.defer(() -> next(task, limit))
                .repeat()
                .takeUntil(progress -> progress != Progress.MORE)
                .last()
                .filter(Progress.LAST::equals)
                .flatMap(last -> end(task))
                .doOnSuccess(done -> smallerSteps.remove(task))
                .doOnError(failure -> smallerSteps.put(task, Math.max(1, limit / 2)));
    }

    private Mono<Progress> next(Task task, int limit) {
        return bind(TopicCopySql.TAKE, task)
                .map(row -> task)
                .one()
                .flatMap(taken -> step(task, limit))
                .as(steps::transactional)
                .defaultIfEmpty(Progress.ELSEWHERE);
    }

    private Mono<Progress> step(Task task, int limit) {
        return bind(TopicCopySql.step(task.kind()), task)
                .bind("limit", limit)
                .map(row -> new Columns(row).number("articles") == limit ? Progress.MORE : Progress.LAST)
                .one();
    }

    /** Locks the head of the log first, as a change of the topic does; empty if the topic was changed meanwhile, or if another instance ended it. */
    private Mono<Task> end(Task task) {
        return database.sql(LedgerSql.LOCK)
                .then()
                .then(Mono.defer(() -> ended(task)))
                .as(publishing::transactional);
    }

    private Mono<Task> ended(Task task) {
        return bind(TopicEditSql.copied(task.kind()), task)
                .bind("key", task.topic())
                .map(row -> task)
                .one();
    }

    private GenericExecuteSpec bind(String sql, Task task) {
        return database.sql(sql).bind("kind", task.kind().code()).bind("topic", task.topic());
    }

    /** A topic with copies that are left to be written, by its key. */
    private record Task(TopicKind kind, String topic) {

        static Task of(Columns row) {
            return new Task(TopicKind.of(row.text("kind")), row.text("topic"));
        }
    }

    /** What a step left: another step, none, or all to the instance that is at it. */
    private enum Progress {
        MORE,
        LAST,
        ELSEWHERE
    }
}

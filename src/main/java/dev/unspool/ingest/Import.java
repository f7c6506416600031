package dev.unspool.ingest;

import dev.unspool.newsroom.Newsroom;
import dev.unspool.newsroom.PublishResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Imports files of articles. One thread reads, every processor cleans, and meanwhile the database writes the previous batch. Items
 * keep their order, and at most a handful of batches is in memory.
 */
@Component
final class Import {

    private static final Logger LOG = LoggerFactory.getLogger(Import.class);

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** Time limit of a batch: one takes a fraction of a second, so the database is gone after that. */
    private static final Duration BATCH_LIMIT = Duration.ofSeconds(60);

    /** Retries of a batch: with growing pauses about half a minute, enough for a restart or a fail-over of the database. */
    private static final int TRIES = 8;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final Newsroom newsroom;
    private final BatchChecker checker;

    Import(Newsroom newsroom) {
        this.newsroom = newsroom;
        this.checker = new BatchChecker(newsroom);
    }

    /**
     * Emits the outcome of each batch, in the order of the lines. Fails if the database stays away or a file breaks off, after
     * publishing and emitting everything that was read before.
     */
    Flux<ImportOutcome> run(ImportOrder order, Scheduler reading, Scheduler cleaning) {
        return Flux.fromIterable(order.sources()).concatMap(source -> run(order, source, reading, cleaning), 0);
    }

    private Flux<ImportOutcome> run(ImportOrder order, Source source, Scheduler reading, Scheduler cleaning) {
        return Flux.defer(() -> {
            var seen = new SeenIds();
            return Batches.of(source, order.format())
                    .subscribeOn(reading)
                    .flatMapSequentialDelayError(batch -> checked(batch, cleaning), PROCESSORS, 1)
                    .map(seen::withoutDuplicates)
                    .concatMapDelayError(batch -> outcome(order, batch), false, 1);
        });
    }

    /** Gives the ids here, where batches come one after the other: cleaned side by side, they would get them in another order. */
    private Mono<CheckedBatch> checked(Batch batch, Scheduler cleaning) {
        var ids = Stream.generate(newsroom::newId).limit(batch.items().size()).toList();
        return Mono.fromSupplier(() -> checker.check(batch, ids)).subscribeOn(cleaning);
    }

    private Mono<ImportOutcome> outcome(ImportOrder order, CheckedBatch checked) {
        if (order.isDryRun()) {
            return patiently(newsroom.knownSources(checked.sourceIds())).map(checked::preview);
        }
        return publish(checked).zipWhen(result -> saveDrafts(checked), checked::outcome);
    }

    private Mono<PublishResult> publish(CheckedBatch checked) {
        var manuscripts = checked.manuscripts(false);
        return manuscripts.isEmpty()
                ? Mono.just(new PublishResult(0, 0, 0, List.of()))
                : patiently(newsroom.publish(manuscripts));
    }

    private Mono<Integer> saveDrafts(CheckedBatch checked) {
        var drafts = checked.manuscripts(true);
        return drafts.isEmpty() ? Mono.just(0) : patiently(newsroom.saveDrafts(drafts));
    }

    private static <T> Mono<T> patiently(Mono<T> statement) {
        return statement.timeout(BATCH_LIMIT).retryWhen(retry());
    }

    private static RetryBackoffSpec retry() {
        return Retry.backoff(TRIES, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .filter(Import::isTransient)
                .doBeforeRetry(signal -> LOG.warn(
                        "A batch failed, trying again: {}", signal.failure().getMessage()))
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException
                || failure instanceof TimeoutException;
    }
}

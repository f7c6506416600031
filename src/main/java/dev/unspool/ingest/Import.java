package dev.unspool.ingest;

import dev.unspool.newsroom.Intake;
import dev.unspool.newsroom.Newsroom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
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
 * Puts files of articles into the store. One thread reads, every processor cleans, and meanwhile the database writes the batch before;
 * lines keep their order. At most a handful of batches is in memory.
 */
@Component
final class Import {

    private static final Logger LOG = LoggerFactory.getLogger(Import.class);

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** A batch takes a fraction of a second; longer than this, the database has gone. */
    private static final Duration BATCH_LIMIT = Duration.ofSeconds(60);

    /** With growing pauses about half a minute: a restart or a fail-over of the database. */
    private static final int TRIES = 8;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final Newsroom newsroom;
    private final CopyDesk desk;

    Import(Newsroom newsroom) {
        this.newsroom = newsroom;
        this.desk = new CopyDesk(newsroom);
    }

    /**
     * What becomes of each batch, in the order of the lines; fails where the database stays away, or where a file breaks off, once what was
     * read of it is written and told.
     */
    Flux<Outcome> run(List<Source> sources, Scheduler reading, Scheduler cleaning) {
        return Flux.fromIterable(sources).concatMap(source -> run(source, reading, cleaning), 0);
    }

    private Flux<Outcome> run(Source source, Scheduler reading, Scheduler cleaning) {
        return Flux.defer(() -> {
            var seen = new SeenIds();
            return Batches.of(source)
                    .subscribeOn(reading)
                    .flatMapSequentialDelayError(batch -> judged(batch, cleaning), PROCESSORS, 1)
                    .map(seen::withoutDoubles)
                    .concatMapDelayError(this::published, false, 1);
        });
    }

    private Mono<Judged> judged(Batch batch, Scheduler cleaning) {
        return Mono.fromSupplier(() -> desk.judge(batch)).subscribeOn(cleaning);
    }

    private Mono<Outcome> published(Judged judged) {
        return intake(judged).map(intake -> new Outcome(judged.batch(), intake, judged.refusals()));
    }

    private Mono<Intake> intake(Judged judged) {
        var proofs = judged.accepted().stream().map(Judged.Accepted::proof).toList();
        return proofs.isEmpty()
                ? Mono.just(new Intake(0, 0))
                : newsroom.publish(proofs).timeout(BATCH_LIMIT).retryWhen(patience());
    }

    private static RetryBackoffSpec patience() {
        return Retry.backoff(TRIES, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .filter(Import::mayPass)
                .doBeforeRetry(signal -> LOG.warn(
                        "The database failed, trying again: {}",
                        signal.failure().getMessage()))
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException
                || failure instanceof TimeoutException;
    }
}

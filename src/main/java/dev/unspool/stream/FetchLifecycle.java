package dev.unspool.stream;

import dev.unspool.cursor.FeedCursor;
import dev.unspool.database.BulkheadLifecycle;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.feed.Step;
import dev.unspool.feed.StepSerializer;
import dev.unspool.store.ChangeLog;
import dev.unspool.store.Changes;
import dev.unspool.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

/**
 * Reads articles and changes for readers, a few at a time, so that the rest of the site keeps its connections however many readers there
 * are. A reader has at most one request for each, so the queue is at most twice as long as there are readers.
 */
@Component
final class FetchLifecycle extends BulkheadLifecycle implements Reader.Fetcher {

    private static final Logger LOG = LoggerFactory.getLogger(FetchLifecycle.class);

    /** Reads at a time: less than half of the connection pool. */
    private static final int CONCURRENCY = 8;

    private final ReadingSessions sessions;
    private final StepSerializer steps;
    private final ChangeLog log;
    private final StreamEvents events;

    FetchLifecycle(ReadingSessions sessions, StepSerializer steps, ChangeLog log, StreamEvents events) {
        super(CONCURRENCY);
        this.sessions = sessions;
        this.steps = steps;
        this.log = log;
        this.events = events;
    }

    @Override
    public void fetchArticle(Reader reader, ResumePoint start, FeedCursor cursor) {
        enqueue(sessions.next(start.filter(), cursor, start.read())
                .map(step -> new FetchedStep(step, events.text(steps.json(step, start.html()))))
                .doOnNext(fetched -> reader.call(one -> one.stepFetched(fetched.step(), fetched.data())))
                .doOnError(failure -> articleFailed(reader, failure))
                .onErrorComplete());
    }

    @Override
    public void fetchChanges(Reader reader, long seq) {
        enqueue(log.wholeAfter(seq, TailLifecycle.PAGE)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(changes -> deliver(reader, changes))
                .doOnError(failure -> reader.call(Reader::changesFailed))
                .onErrorComplete());
    }

    private record FetchedStep(Step step, String data) {}

    private void articleFailed(Reader reader, Throwable failure) {
        LOG.warn("The next article of a stream failed, traceId {}: {}", reader.traceId(), failure.toString());
        var problem = events.problem(Problems.of(failure), reader.traceId());
        reader.call(one -> one.articleFailed(problem));
    }

    private void deliver(Reader reader, Changes changes) {
        var head = changes.head();
        var encoded = changes.items().stream()
                .map(change -> events.change(change, head.epoch()))
                .toList();
        reader.call(one -> one.changesFetched(encoded, head.seq(), changes.oldest()));
    }
}

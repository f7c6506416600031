package dev.unspool.stream;

import dev.unspool.cursor.FeedCursor;
import dev.unspool.database.TurnsLifecycle;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.feed.Step;
import dev.unspool.feed.Steps;
import dev.unspool.store.ChangeLog;
import dev.unspool.store.Changes;
import dev.unspool.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

/**
 * Brings readers what they want from the store, a few at a time: however many come at once, the rest of the site keeps its connections.
 * A reader wants one article and one page of changes at most, so the queue is as long as there are readers, at the worst twice.
 */
@Component
final class FetchLifecycle extends TurnsLifecycle implements Reader.Wishes {

    private static final Logger LOG = LoggerFactory.getLogger(FetchLifecycle.class);

    /** Readings at a time: less than half of the pool. */
    private static final int AT_ONCE = 8;

    private final ReadingSessions sessions;
    private final Steps steps;
    private final ChangeLog log;
    private final StreamEvents events;

    FetchLifecycle(ReadingSessions sessions, Steps steps, ChangeLog log, StreamEvents events) {
        super(AT_ONCE);
        this.sessions = sessions;
        this.steps = steps;
        this.log = log;
        this.events = events;
    }

    @Override
    public void article(Reader reader, Start start, FeedCursor place) {
        enqueue(sessions.next(start.filter(), place, start.read())
                .map(step -> new Brought(step, events.text(steps.json(step, start.html()))))
                .doOnNext(brought -> reader.home().execute(() -> reader.bring(brought.step(), brought.data())))
                .doOnError(failure -> failArticle(reader, failure))
                .onErrorComplete());
    }

    @Override
    public void changes(Reader reader, long seq) {
        enqueue(log.wholeAfter(seq, NewsLifecycle.PAGE)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(changes -> bring(reader, changes))
                .doOnError(failure -> reader.home().execute(reader::failChanges))
                .onErrorComplete());
    }

    private record Brought(Step step, String data) {}

    private void failArticle(Reader reader, Throwable failure) {
        LOG.warn("The next article of a stream failed, traceId {}: {}", reader.traceId(), failure.toString());
        var problem = events.problem(Problems.of(failure), reader.traceId());
        reader.home().execute(() -> reader.failArticle(problem));
    }

    private void bring(Reader reader, Changes changes) {
        var epoch = changes.head().epoch();
        var encoded = changes.items().stream()
                .map(change -> events.news(change, epoch))
                .toList();
        reader.home().execute(() -> reader.bring(encoded, changes.oldest()));
    }
}

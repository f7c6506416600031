package dev.unspool.stream;

import dev.unspool.cursor.FeedCursor;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.feed.Step;
import dev.unspool.feed.Steps;
import dev.unspool.store.ChangeLog;
import dev.unspool.store.Changes;
import dev.unspool.web.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.concurrent.Queues;

/**
 * Brings readers what they want from the store, a few at a time: however many come at once, the rest of the site keeps its connections.
 * A reader wants one article and one page of changes at most, so the queue is as long as there are readers, at the worst twice.
 */
@Component
final class FetchLifecycle implements SmartLifecycle, Reader.Wishes {

    private static final Logger LOG = LoggerFactory.getLogger(FetchLifecycle.class);

    /** Readings at a time: less than half of the pool. */
    private static final int AT_ONCE = 8;

    private final ReadingSessions sessions;
    private final Steps steps;
    private final ChangeLog log;
    private final StreamEvents events;
    private volatile Sinks.Many<Mono<?>> wishes = queue();
    private @Nullable Disposable bringing;

    FetchLifecycle(ReadingSessions sessions, Steps steps, ChangeLog log, StreamEvents events) {
        this.sessions = sessions;
        this.steps = steps;
        this.log = log;
        this.events = events;
    }

    @Override
    public void article(Reader reader, Start start, FeedCursor place) {
        wish(sessions.next(start.filter(), place, start.read())
                .map(step -> new Brought(step, events.text(steps.json(step, start.html()))))
                .doOnNext(brought -> reader.home().execute(() -> reader.bring(brought.step(), brought.data())))
                .doOnError(failure -> failArticle(reader, failure))
                .onErrorComplete());
    }

    @Override
    public void changes(Reader reader, long seq) {
        wish(log.wholeAfter(seq, NewsLifecycle.PAGE)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(changes -> bring(reader, changes))
                .doOnError(failure -> reader.home().execute(reader::failChanges))
                .onErrorComplete());
    }

    @Override
    public void start() {
        wishes = queue();
        bringing = wishes.asFlux().flatMap(wish -> wish, AT_ONCE, 1).subscribe();
    }

    @Override
    public void stop() {
        if (bringing != null) {
            bringing.dispose();
            bringing = null;
        }
    }

    @Override
    public boolean isRunning() {
        return bringing != null;
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 2;
    }

    /** Takes one subscriber in its life, and so one for each start. */
    private static Sinks.Many<Mono<?>> queue() {
        return Sinks.unsafe()
                .many()
                .unicast()
                .onBackpressureBuffer(Queues.<Mono<?>>unboundedMultiproducer().get());
    }

    private record Brought(Step step, String data) {}

    private void wish(Mono<?> wish) {
        wishes.tryEmitNext(wish).orThrow(); // the queue takes from many threads, and has no end
    }

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

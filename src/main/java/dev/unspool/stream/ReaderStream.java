package dev.unspool.stream;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.StreamPosition;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.feed.Step;
import dev.unspool.feed.Steps;
import dev.unspool.stream.StreamEvents.Hello;
import dev.unspool.stream.StreamEvents.Resume;
import dev.unspool.web.Problems;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One reader's stream: its place, its credit, and the frames that follow from them. */
final class ReaderStream {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderStream.class);

    private final String sid;
    private final String traceId;
    private final Start start;
    private final Credit credit;
    private final Parts parts;
    private volatile StreamPosition position;

    ReaderStream(String sid, String traceId, Start start, Parts parts) {
        this.sid = sid;
        this.traceId = traceId;
        this.start = start;
        this.parts = parts;
        this.position = start.position();
        this.credit = new Credit(position.cursor().ordinal(), start.upTo());
    }

    Credit credit() {
        return credit;
    }

    /** Hello, then the session's articles as far as the credit goes, with heartbeats between. Ends only when it is cut. */
    Flux<Frame> frames() {
        var opening = start.resume() == Resume.gap
                ? Flux.just(hello(), parts.events.resync("unknown-id", id()))
                : Flux.just(hello());
        return opening.concatWith(Flux.merge(articles(), heartbeats()));
    }

    private Flux<Frame> articles() {
        return Flux.defer(() -> step(-1).repeat()).takeUntil(Sent::last).map(Sent::frame);
    }

    /** Waits for credit, then takes one step; a failure is told, and tried again once the reader has asked again. */
    private Flux<Sent> step(long asked) {
        return Mono.defer(() -> credit.reaches(position.cursor().ordinal() + 1, asked))
                .then(Mono.defer(() -> parts.sessions.next(start.filter(), position.cursor(), start.read())))
                .map(this::sent)
                .flux()
                .onErrorResume(
                        failure -> Flux.just(problem(failure)).concatWith(Flux.defer(() -> step(credit.count()))));
    }

    private Sent sent(Step step) {
        if (step instanceof Step.NextArticle next) {
            position = new StreamPosition(next.place(), position.seq(), position.epoch());
            credit.sent(next.place().ordinal());
        }
        var frame = parts.events.next(parts.steps.json(step, start.html()), id());
        return new Sent(frame, step instanceof Step.EndOfFeed);
    }

    private Sent problem(Throwable failure) {
        LOG.error("The next article of stream {} failed, traceId {}", sid, traceId, failure);
        return new Sent(parts.events.problem(Problems.of(failure), traceId), false);
    }

    private Flux<Frame> heartbeats() {
        return Flux.interval(parts.settings.heartbeat())
                .onBackpressureDrop()
                .map(beat -> beat % 2 == 0 ? Frame.checkpoint(id()) : ping());
    }

    private Frame ping() {
        return parts.events.ping(position.seq(), parts.clock.instant(), id());
    }

    private Frame hello() {
        var hello = new Hello(
                sid,
                position.cursor().ordinal(),
                start.resume(),
                parts.settings.heartbeat().multipliedBy(2).toMillis(),
                Credit.WINDOW,
                credit.upTo(),
                position.cursor().head(),
                parts.clock.instant());
        return parts.events.hello(hello, id()).retryingAfter(Retry.soon());
    }

    private String id() {
        return parts.text.write(position);
    }

    private record Sent(Frame frame, boolean last) {}

    /** What every stream needs. */
    record Parts(
            ReadingSessions sessions,
            Steps steps,
            StreamEvents events,
            CursorText text,
            StreamSettings settings,
            Clock clock) {}
}

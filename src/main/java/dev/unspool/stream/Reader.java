package dev.unspool.stream;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.StreamCursor;
import dev.unspool.feed.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Sinks;

/**
 * One reader's open stream: decides which events the reader is sent, in which order, and when. Begin reading this package here.
 *
 * <p>A reader receives two series of events. <b>Articles</b> of its session come one at a time, each fetched only while the reader's
 * {@link Credit} covers it. <b>Changes</b> come from the {@link Tail} that all readers of the instance share, in the order of their
 * {@code seq}; a reader that is further behind than the tail first catches up from the log. One {@link StreamCursor} says how far the
 * reader is in both series. It is the id of each event, so any instance can resume the stream after any of them.
 *
 * <p>Every method runs on the event loop of the reader's socket, and none waits: what a reader needs is requested from its {@link Fetcher},
 * which calls back later on the same event loop. While the socket is full nothing is sent and nothing is queued, except the latest comment
 * count of a few articles; {@link #advance} continues once there is room. A reader therefore needs no lock, and a slow one holds no memory
 * but its cursor.
 */
final class Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    /** How long a socket may accept no byte before its connection is closed. */
    static final Duration STALL = Duration.ofSeconds(20);

    /** Index among the readers of its event loop; {@link EventLoopReaders} maintains it. */
    int index;

    /** Completes once the socket is closed and the stream's slot is free again. */
    final Sinks.Empty<Void> closed = Sinks.unsafe().empty(); // completed on the event loop only

    private final String sid;
    private final String traceId;
    private final ResumePoint start;
    private final FrameWriter out;
    private final ScheduledExecutorService eventLoop;
    private final Context context;
    private final Credit credit;
    private final long endsAt;
    private StreamCursor cursor;
    private String feedPart;
    private final PendingCommentCounts commentCounts = new PendingCommentCounts();
    private State state = State.CATCHING_UP;
    private boolean awaitsArticle;
    private boolean awaitsChanges;
    private boolean awaitsCredit;
    private boolean isAtEnd;
    private boolean wasBlocked;
    private long blockedSince;
    private long nextBeat;
    private boolean pings;

    /** @param eventLoop the one of the reader's socket */
    Reader(
            String sid,
            String traceId,
            ResumePoint start,
            FrameWriter out,
            ScheduledExecutorService eventLoop,
            Context context) {
        this.sid = sid;
        this.traceId = traceId;
        this.start = start;
        this.out = out;
        this.eventLoop = eventLoop;
        this.context = context;
        this.cursor = start.cursor();
        this.feedPart = context.text.writeFeedPart(cursor.feed());
        this.credit = new Credit(sent(), start.upTo());
        var now = context.steadyClock.millis();
        this.endsAt = now + random(context.settings.life().multipliedBy(8).dividedBy(10), context.settings.life());
        // Readers who came at the same moment must not all get their heartbeats at the same moment.
        this.nextBeat = now + random(heartbeat().dividedBy(2), heartbeat());
    }

    /** How far a reader is with the changes. */
    private enum State {
        /** The next change is not in the tail: it is read from the log. */
        CATCHING_UP,
        /** Every change so far was sent; new ones come from the tail. */
        LIVE,
        ENDED
    }

    String sid() {
        return sid;
    }

    /** Returns the epoch of the log that the reader's ids belong to. */
    UUID epoch() {
        return cursor.epoch();
    }

    String traceId() {
        return traceId;
    }

    ScheduledExecutorService eventLoop() {
        return eventLoop;
    }

    /**
     * Runs {@code action} with this reader, on its event loop. An exception ends this stream and no other: the connection is closed, and
     * the reader comes back with its last id.
     */
    void call(Consumer<Reader> action) {
        eventLoop.execute(() -> attempt(action));
    }

    /** Runs {@code action} as {@link #call} does, if the caller is on the event loop already. */
    void attempt(Consumer<Reader> action) {
        try {
            action.accept(this);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError failure) {
            LOG.error("A stream failed and is closed, traceId {}", traceId, failure);
            abandon();
        }
    }

    /**
     * Sends {@code hello} with the outcome of the resume, a {@code resync} if changes were missed, and whatever else is due. The id of such a
     * {@code hello} precedes every change: a reader that is cut off before the {@code resync} resumes with it and is sent the {@code resync}
     * again.
     */
    void open() {
        out.send(hello());
        if (start.resync() != null) {
            out.send(context.events.resync(start.resync(), id()));
        }
        if (start.resume() == Resume.exact) {
            context.recentCommentCounts.get().forEach(this::sendCommentCount);
        }
        advance();
    }

    /** Sends the new count if the session may include its article. While the socket is full, the latest count of each article is kept. */
    void sendCommentCount(EncodedCommentCount count) {
        if (state != State.ENDED && count.concerns(cursor.feed(), start.filter())) {
            commentCounts.add(count);
            commentCounts.sendTo(out);
            out.flush();
        }
    }

    /** Sends what is due. Called when the tail has new changes, when the socket has room again, and after every other call. */
    void advance() {
        if (state != State.ENDED) {
            sendChanges();
            commentCounts.sendTo(out);
            requestArticle();
            out.flush();
        }
    }

    /** Raises the credit. After a {@code problem} it also asks to try the article again, even if {@code upTo} is no higher than before. */
    void raise(int upTo) {
        credit.raise(upTo, sent());
        awaitsCredit = false;
        advance();
    }

    /**
     * Sends the step of the session that was requested. An article that changed since it was read is requested again instead: its
     * retraction may have been sent already.
     *
     * @param data the step as JSON
     */
    void stepFetched(Step step, String data) {
        awaitsArticle = false;
        if (state != State.ENDED && !isOutdated(step)) {
            send(step, data);
        }
        advance();
    }

    /**
     * Sends the changes that were requested from the log, as far as the socket has room.
     *
     * @param head the {@code seq} of the newest change when the log was read; changes of articles that changed since are requested again
     * @param oldestKept the {@code seq} of the oldest change that the log held then; if the reader's next change is older, it is sent {@code
     *     resync}
     */
    void changesFetched(List<EncodedChange> changes, long head, long oldestKept) {
        awaitsChanges = false;
        if (state == State.ENDED || isOfAnotherEpoch()) {
            return;
        }
        var tail = context.tail.get();
        for (var change : changes) {
            if (change.seq() == cursor.seq() + 1
                    && out.isWritable()
                    && !tail.mentions(change.article(), head, tail.seq())) {
                send(change);
            }
        }
        if (cursor.seq() < oldestKept - 1) {
            skipTo(tail, Resync.EXPIRED);
        }
        advance();
    }

    /** Sends the {@code problem} that prevents the next article. It is requested again after the reader's next {@link #raise}. */
    void articleFailed(Frame problem) {
        awaitsArticle = false;
        awaitsCredit = true;
        if (state != State.ENDED) {
            out.send(problem);
            out.flush();
        }
    }

    /** The changes could not be read. They are requested again at the next {@link #tick}. */
    void changesFailed() {
        awaitsChanges = false;
    }

    /**
     * Does what is due by time: closes a stalled connection, ends a stream whose life is over, sends a heartbeat.
     *
     * @param now milliseconds of the steady clock
     */
    void tick(long now) {
        if (state == State.ENDED || abortsIfStalled(now)) {
            return;
        }
        if (now >= endsAt) {
            bye(ByeReason.ROTATION);
            return;
        }
        if (now >= nextBeat && out.isWritable()) {
            nextBeat = now + heartbeat().toMillis();
            out.send(pings ? context.events.ping(cursor.seq(), context.clock.instant(), id()) : Frame.checkpoint(id()));
            pings = !pings;
        }
        advance();
    }

    /** Closes the connection with what still waits in it. */
    void abandon() {
        leave();
        out.abort();
    }

    /** Whether the stream has ended, or its socket was closed before it was opened. */
    boolean isOver() {
        return state == State.ENDED;
    }

    /** Ends the stream with {@code bye}. The reader comes back with its last id. */
    void bye(ByeReason reason) {
        if (state != State.ENDED) {
            state = State.ENDED;
            out.send(context.events.bye(reason, cursor));
            out.flush();
            out.end();
        }
    }

    /** The socket is closed: nothing is sent any more. */
    void leave() {
        state = State.ENDED;
    }

    private void sendChanges() {
        var tail = context.tail.get();
        if (isOfAnotherEpoch()) {
            return;
        }
        while (cursor.seq() < tail.seq() && out.isWritable()) {
            var change = tail.after(cursor.seq());
            if (change != null && !tail.mayBeOutdated(change, context.tail.heard())) {
                send(change);
            } else if (state == State.CATCHING_UP || tail.dropped(cursor.seq() + 1)) {
                state = State.CATCHING_UP;
                requestChanges();
                return;
            } else if (change != null) {
                return; // the log is being read
            } else {
                overflow(tail);
            }
            if (state == State.ENDED) {
                return;
            }
        }
        wasBlocked |= !out.isWritable();
        if (cursor.seq() >= tail.seq()) {
            state = State.LIVE;
            wasBlocked = false;
        }
    }

    /** Whether the tail is of another epoch: the stream ends soon, or its reader came from an instance that knew of the epoch first. */
    private boolean isOfAnotherEpoch() {
        return !context.tail.get().epoch().equals(cursor.epoch());
    }

    /** More changes than the tail holds: sends {@code resync}. A reader whose socket was full is also disconnected; any other continues. */
    private void overflow(Tail tail) {
        var isSlow = wasBlocked;
        skipTo(tail, tail.reachesBackTo(cursor.seq()) ? Resync.OVERFLOW : Resync.EXPIRED);
        if (isSlow) {
            bye(ByeReason.SLOW);
        }
    }

    private void skipTo(Tail tail, Resync reason) {
        cursor = cursor.at(tail.seq());
        out.send(context.events.resync(reason, id()));
    }

    private void send(EncodedChange change) {
        cursor = cursor.at(change.seq());
        out.send(change.frame(feedPart, cursor.feed().head(), start.corrections()));
    }

    private void requestChanges() {
        if (!awaitsChanges) {
            awaitsChanges = true;
            context.fetcher.fetchChanges(this, cursor.seq());
        }
    }

    private void requestArticle() {
        var mayRequest = state != State.ENDED && !isAtEnd && !awaitsCredit && !awaitsArticle;
        if (mayRequest && credit.covers(sent() + 1) && out.isWritable()) {
            awaitsArticle = true;
            context.fetcher.fetchArticle(this, start, cursor.feed());
        }
    }

    /** Whether the article was corrected or retracted after it was read. */
    private boolean isOutdated(Step step) {
        var known = Math.max(cursor.seq(), context.tail.get().seq());
        return step instanceof Step.NextArticle next
                && next.seq() < known
                && context.tail.get().mentions(next.article().id(), next.seq(), known);
    }

    private void send(Step step, String data) {
        if (step instanceof Step.NextArticle next) {
            cursor = cursor.at(next.cursor());
            feedPart = context.text.writeFeedPart(next.cursor());
            out.send(context.events.nextArticle(data, id()));
        } else {
            isAtEnd = true;
            out.send(context.events.endOfFeed(data, id()));
        }
    }

    private boolean abortsIfStalled(long now) {
        if (out.isWritable() || out.hasProgressed()) {
            blockedSince = 0;
            return false;
        }
        blockedSince = blockedSince == 0 ? now : blockedSince;
        if (now - blockedSince < STALL.toMillis()) {
            return false;
        }
        abandon();
        return true;
    }

    private Frame hello() {
        var id = start.resync() == null ? id() : context.text.write(cursor.beforeAllChanges());
        var pingInterval = heartbeat().multipliedBy(2);
        return context.events.hello(
                sid, cursor, start.resume(), pingInterval, credit.upTo(), context.clock.instant(), id);
    }

    private Duration heartbeat() {
        return context.settings.heartbeat();
    }

    private static long random(Duration least, Duration most) {
        return ThreadLocalRandom.current().nextLong(least.toMillis(), most.toMillis() + 1);
    }

    private int sent() {
        return cursor.feed().ordinal();
    }

    /** The id of the next event: the signed text of {@link #cursor}, whose feed part is signed once per article instead of per event. */
    private String id() {
        return CursorText.joined(feedPart, context.text.writeChangePart(cursor.seq(), cursor.epoch()));
    }

    /** What all readers of an instance share. */
    record Context(
            News tail,
            Supplier<? extends Collection<EncodedCommentCount>> recentCommentCounts,
            Fetcher fetcher,
            StreamEvents events,
            CursorText text,
            StreamSettings settings,
            Clock clock,
            Clock steadyClock) {}

    /** Holds the newest changes. */
    interface News extends Supplier<Tail> {

        /** Returns the {@code seq} that the log has reached according to hints. The tail follows soon. */
        default long heard() {
            return get().seq();
        }
    }

    /** Reads for readers from the store. Every request is answered later, by one call on the reader's event loop. */
    interface Fetcher {

        /** Calls {@link Reader#stepFetched} with the step of the session at {@code cursor}, or {@link Reader#articleFailed}. */
        void fetchArticle(Reader reader, ResumePoint start, FeedCursor cursor);

        /** Calls {@link Reader#changesFetched} with the changes after {@code seq}, or {@link Reader#changesFailed}. */
        void fetchChanges(Reader reader, long seq);
    }
}

package dev.unspool.stream;

import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.StreamPosition;
import dev.unspool.feed.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import reactor.core.publisher.Sinks;

/**
 * One reader's stream: what is sent, in which order, and when not. All of the semantics is here, whatever writes the bytes. Lives on one
 * thread, that of its socket, and never waits: what it wants is brought to it.
 */
final class Reader {

    /** A socket that takes nothing for so long is given up. */
    static final Duration STALL = Duration.ofSeconds(20);

    /** Index among the readers of its thread. */
    int seat;

    /** Completes once the socket is gone, and the place that the stream took is given back. */
    final Sinks.Empty<Void> gone = Sinks.unsafe().empty(); // its own thread alone completes it

    private final String sid;
    private final String traceId;
    private final Start start;
    private final Outlet out;
    private final ScheduledExecutorService home;
    private final Parts parts;
    private final Credit credit;
    private final long endsAt;
    private StreamPosition position;
    private String place;
    private final HeldComments held = new HeldComments();
    private State state = State.CATCHING_UP;
    private boolean awaitsArticle;
    private boolean awaitsChanges;
    private boolean awaitsCredit;
    private boolean hasAll;
    private boolean wasHeld;
    private long heldSince;
    private long nextBeat;
    private boolean pings;

    /** @param home runs what it is given one after the other: the reader's own thread */
    Reader(String sid, String traceId, Start start, Outlet out, ScheduledExecutorService home, Parts parts) {
        this.sid = sid;
        this.traceId = traceId;
        this.start = start;
        this.out = out;
        this.home = home;
        this.parts = parts;
        this.position = start.position();
        this.place = parts.text.writePlace(position.cursor());
        this.credit = new Credit(sent(), start.upTo());
        var now = parts.clock.millis();
        this.endsAt = now + random(parts.settings.life().multipliedBy(8).dividedBy(10), parts.settings.life());
        // Not all at once, though all came at once.
        this.nextBeat = now + random(heartbeat().dividedBy(2), heartbeat());
    }

    /** Where a reader is with the changes. */
    private enum State {
        /** Reads the log, until what follows is in the tail. */
        CATCHING_UP,
        /** Has been told everything, and is told what is new. */
        LIVE,
        ENDED
    }

    String sid() {
        return sid;
    }

    String traceId() {
        return traceId;
    }

    ScheduledExecutorService home() {
        return home;
    }

    /**
     * Says hello, and what became of the id; then goes on. The hello of a gap does not move the reader past it: cut off before the resync,
     * it comes back to be told again.
     */
    void open() {
        out.send(hello());
        if (start.resync() != null) {
            out.send(parts.events.resync(start.resync(), id()));
        }
        if (start.resume() == Resume.exact) {
            parts.recentComments.get().forEach(this::tellComments);
        }
        goOn();
    }

    /** Other comments on an article that may be in this session. While the socket has no room, the newest word of each waits. */
    void tellComments(CommentNews news) {
        if (state != State.ENDED && news.concerns(position.cursor(), start.filter())) {
            held.add(news);
            held.sendTo(out);
            out.flush();
        }
    }

    /** There may be news, or room in the socket. */
    void goOn() {
        if (state != State.ENDED) {
            tellNews();
            held.sendTo(out);
            askForArticle();
            out.flush();
        }
    }

    /** Raises the credit; also the reader's word that it still waits, after a problem. */
    void raise(int upTo) {
        credit.raise(upTo, sent());
        awaitsCredit = false;
        goOn();
    }

    /** Brings the step that was asked for. @param data its JSON, as the event has it */
    void bring(Step step, String data) {
        awaitsArticle = false;
        if (state != State.ENDED && !isOutdated(step)) {
            send(step, data);
        }
        goOn();
    }

    /** Brings changes from the log. @param oldestKept the seq of the oldest that the log had when it was read */
    void bring(List<News> changes, long oldestKept) {
        awaitsChanges = false;
        if (state == State.ENDED) {
            return;
        }
        for (var change : changes) {
            if (change.seq() == position.seq() + 1 && out.isWritable()) {
                tell(change);
            }
        }
        if (position.seq() < oldestKept - 1) {
            skipTo(parts.tail.get(), Resync.EXPIRED);
        }
        goOn();
    }

    /** The article that was asked for cannot be had; the reader is told, and it is tried again once the reader has asked again. */
    void failArticle(Frame problem) {
        awaitsArticle = false;
        awaitsCredit = true;
        if (state != State.ENDED) {
            out.send(problem);
            out.flush();
        }
    }

    /** The log cannot be read; it is tried again at the next beat. */
    void failChanges() {
        awaitsChanges = false;
    }

    /** Looks at the time. @param now milliseconds of the clock */
    void beat(long now) {
        if (state == State.ENDED || isCut(now)) {
            return;
        }
        if (now >= endsAt) {
            bye(Farewell.ROTATION);
            return;
        }
        if (now >= nextBeat && out.isWritable()) {
            nextBeat = now + heartbeat().toMillis();
            out.send(pings ? parts.events.ping(position.seq(), parts.clock.instant(), id()) : Frame.checkpoint(id()));
            pings = !pings;
        }
        goOn();
    }

    /** Ends the stream; the reader comes back by its last id. */
    void bye(Farewell farewell) {
        if (state != State.ENDED) {
            state = State.ENDED;
            out.send(parts.events.bye(farewell));
            out.flush();
            out.end();
        }
    }

    /** The socket is gone. */
    void leave() {
        state = State.ENDED;
    }

    private void tellNews() {
        var tail = parts.tail.get();
        while (position.seq() < tail.seq() && out.isWritable()) {
            var change = tail.after(position.seq());
            if (change != null) {
                tell(change);
            } else if (state == State.CATCHING_UP) {
                askForChanges();
                return;
            } else {
                overflow(tail);
            }
            if (state == State.ENDED) {
                return;
            }
        }
        wasHeld |= !out.isWritable();
        if (position.seq() >= tail.seq()) {
            state = State.LIVE;
            wasHeld = false;
        }
    }

    /** More happened than a reader can be told of: by its own fault it is released, else it is told to look for itself and goes on. */
    private void overflow(Tail tail) {
        var isSlow = wasHeld;
        skipTo(tail, tail.reachesBackTo(position.seq()) ? Resync.OVERFLOW : Resync.EXPIRED);
        if (isSlow) {
            bye(Farewell.SLOW);
        }
    }

    private void skipTo(Tail tail, Resync why) {
        position = position.at(tail.seq());
        out.send(parts.events.resync(why, id()));
    }

    private void tell(News change) {
        position = position.at(change.seq());
        out.send(change.frame(place, position.cursor().head(), start.html()));
    }

    private void askForChanges() {
        if (!awaitsChanges) {
            awaitsChanges = true;
            parts.wishes.changes(this, position.seq());
        }
    }

    private void askForArticle() {
        var mayAsk = state != State.ENDED && !hasAll && !awaitsCredit && !awaitsArticle;
        if (mayAsk && credit.covers(sent() + 1) && out.isWritable()) {
            awaitsArticle = true;
            parts.wishes.article(this, start, position.cursor());
        }
    }

    /** Whether its article was corrected or retracted since it was read, and the reader has been told so already. */
    private boolean isOutdated(Step step) {
        return step instanceof Step.NextArticle next
                && next.seq() < position.seq()
                && parts.tail.get().tellsOf(next.article().id(), next.seq(), position.seq());
    }

    private void send(Step step, String data) {
        if (step instanceof Step.NextArticle next) {
            position = position.at(next.place());
            place = parts.text.writePlace(next.place());
            out.send(parts.events.nextArticle(data, id()));
        } else {
            hasAll = true;
            out.send(parts.events.endOfFeed(data, id()));
        }
    }

    private boolean isCut(long now) {
        if (out.isWritable() || out.hasMoved()) {
            heldSince = 0;
            return false;
        }
        heldSince = heldSince == 0 ? now : heldSince;
        if (now - heldSince < STALL.toMillis()) {
            return false;
        }
        leave();
        out.cut();
        return true;
    }

    private Frame hello() {
        var id = start.resync() == null ? id() : parts.text.write(position.knowingNoChange());
        var pings = heartbeat().multipliedBy(2);
        return parts.events.hello(sid, position, start.resume(), pings, credit.upTo(), parts.clock.instant(), id);
    }

    private Duration heartbeat() {
        return parts.settings.heartbeat();
    }

    private static long random(Duration least, Duration most) {
        return ThreadLocalRandom.current().nextLong(least.toMillis(), most.toMillis() + 1);
    }

    private int sent() {
        return position.cursor().ordinal();
    }

    private String id() {
        return CursorText.joined(place, parts.text.writeChange(position.seq(), position.epoch()));
    }

    /** What every reader of an instance shares. */
    record Parts(
            Supplier<Tail> tail,
            Supplier<? extends Collection<CommentNews>> recentComments,
            Wishes wishes,
            StreamEvents events,
            CursorText text,
            StreamSettings settings,
            Clock clock) {}

    /** Who brings what readers want: later, on the reader's own thread. */
    interface Wishes {

        /** Brings the step of the session at {@code place}, or its failure. */
        void article(Reader reader, Start start, FeedCursor place);

        /** Brings the changes after {@code seq}, or their failure. */
        void changes(Reader reader, long seq);
    }
}

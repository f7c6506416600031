package dev.unspool.stream;

import dev.unspool.stream.Simulation.Fault;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Injects the faults that an integrator asked for between a reader and its socket: duplicates, pauses, an early {@code bye}, a broken
 * connection. The reader does not know.
 *
 * <p>With pauses it is not writable while a block waits. A reader then sends at most three more blocks (one that filled it, an article that
 * was under way, a {@code resync}), so the queue is short, and is empty again within 15 s: before {@link Reader#STALL}.
 */
final class FaultyFrameWriter implements FrameWriter {

    /** Events before a {@code bye} or a broken connection: more than the first, which a client needs, and few enough to wait for. */
    private static final int FEWEST_EVENTS = 2;

    private static final int MOST_EVENTS = 4;

    /** Milliseconds between two blocks: long enough to notice, short enough not to be taken for a stalled reader. */
    private static final int SHORTEST_PAUSE = 2_000;

    private static final int LONGEST_PAUSE = 5_000;

    /** Milliseconds between half a block and the break. A browser that sees the break at once discards what its page has not read yet. */
    private static final int BEFORE_BREAK = 250;

    private final FrameWriter socket;
    private final Simulation simulation;
    private final Frame bye;
    private final Timer timer;
    private final RandomGenerator random;
    private final int byeAfter;
    private final int cutAfter;
    private final Queue<Frame> waiting = new ArrayDeque<>();
    private Runnable writable = () -> {};
    private int events;
    private boolean isPausing;
    private boolean hasEnded;

    /** @param bye the event with which the stream ends early */
    FaultyFrameWriter(FrameWriter socket, Simulation simulation, Frame bye, Timer timer, RandomGenerator random) {
        this.socket = socket;
        this.simulation = simulation;
        this.bye = bye;
        this.timer = timer;
        this.random = random;
        this.byeAfter = count(Fault.BYE);
        this.cutAfter = count(Fault.CUT);
    }

    /** Runs an action on the reader's event loop after a delay, unless the socket is closed by then. */
    interface Timer {
        void run(Runnable what, long millis);
    }

    /** Calls {@code listener} whenever there is room again. */
    void onWritable(Runnable listener) {
        writable = listener;
    }

    @Override
    public boolean isWritable() {
        return !hasEnded && waiting.isEmpty() && socket.isWritable();
    }

    @Override
    public boolean hasProgressed() {
        return socket.hasProgressed();
    }

    @Override
    public void send(Frame frame) {
        if (isPausing) {
            waiting.add(frame);
        } else {
            write(frame);
            pause();
        }
    }

    @Override
    public void flush() {
        socket.flush();
    }

    /** Sends waiting blocks at once: an instance that stops does not wait for a simulation. */
    @Override
    public void end() {
        waiting.forEach(this::write);
        waiting.clear();
        endNow();
    }

    @Override
    public void abort() {
        hasEnded = true;
        socket.abort();
    }

    private void write(Frame frame) {
        if (hasEnded) {
            return;
        }
        if (frame.isEvent() && events == cutAfter) {
            breakWithin(frame);
            return;
        }
        socket.send(frame);
        if (simulation.has(Fault.DUPLICATE) && frame.isEvent() && frame.hasId()) {
            socket.send(frame);
        }
        events += frame.isEvent() ? 1 : 0;
        if (events == byeAfter) {
            socket.send(bye);
            endNow();
        }
    }

    private void pause() {
        if (simulation.has(Fault.SLOW)) {
            isPausing = true;
            timer.run(this::sendNext, random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE + 1));
        }
    }

    private void sendNext() {
        isPausing = false;
        var next = waiting.poll();
        if (next != null) {
            write(next);
            pause();
            socket.flush();
            notifyIfWritable();
        }
    }

    private void notifyIfWritable() {
        if (isWritable()) {
            writable.run();
        }
    }

    /** Sends half a block: the client must use neither its data nor its id. */
    private void breakWithin(Frame frame) {
        var text = frame.text();
        var half = text.length() / 2;
        var isBetweenCharacters = !Character.isHighSurrogate(text.charAt(half - 1));
        socket.send(new Frame(text.substring(0, isBetweenCharacters ? half : half - 1), null));
        socket.flush();
        hasEnded = true;
        timer.run(socket::abort, BEFORE_BREAK);
    }

    private void endNow() {
        if (!hasEnded) {
            hasEnded = true;
            socket.flush();
            socket.end();
        }
    }

    /** Returns after how many events the fault happens; -1 if it was not asked for. */
    private int count(Fault fault) {
        return simulation.has(fault) ? random.nextInt(FEWEST_EVENTS, MOST_EVENTS + 1) : -1;
    }
}

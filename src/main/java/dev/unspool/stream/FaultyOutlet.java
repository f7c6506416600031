package dev.unspool.stream;

import dev.unspool.stream.Simulation.Fault;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Spoils a stream on its way to the socket as an integrator asked: duplicates, pauses, an early {@code bye}, a broken connection. The
 * reader behind it knows nothing of this.
 *
 * <p>With pauses it says that it is not writable as long as a block waits. A reader sends at most three more blocks then (one that filled
 * it, an article that was under way, a {@code resync}), so the queue is short, and is empty again within 15 s: before {@link Reader#STALL}.
 */
final class FaultyOutlet implements Outlet {

    /** Events before a {@code bye} or a cut: past the first, which a client needs, and soon enough to wait for. */
    private static final int FEWEST = 2;

    private static final int MOST = 4;

    /** Milliseconds between two blocks: long enough to be seen, short enough not to be taken for a stalled reader. */
    private static final int SHORTEST = 2_000;

    private static final int LONGEST = 5_000;

    /** Milliseconds between half a block and the break: a browser that learns of it at once throws away what its page has not read yet. */
    private static final int BEFORE_BREAK = 250;

    private final Outlet socket;
    private final Simulation simulation;
    private final Frame bye;
    private final Later later;
    private final RandomGenerator random;
    private final int last;
    private final int lastWhole;
    private final Queue<Frame> waiting = new ArrayDeque<>();
    private Runnable writable = () -> {};
    private int events;
    private boolean isPausing;
    private boolean isOver;

    /** @param bye what the stream says when it is told to end early */
    FaultyOutlet(Outlet socket, Simulation simulation, Frame bye, Later later, RandomGenerator random) {
        this.socket = socket;
        this.simulation = simulation;
        this.bye = bye;
        this.later = later;
        this.random = random;
        this.last = count(Fault.BYE);
        this.lastWhole = count(Fault.CUT);
    }

    /** Runs something on the reader's own thread after a while, unless its socket is closed by then. */
    interface Later {
        void run(Runnable what, long millis);
    }

    /** Calls {@code told} whenever there is room again. */
    void onWritable(Runnable told) {
        writable = told;
    }

    @Override
    public boolean isWritable() {
        return !isOver && waiting.isEmpty() && socket.isWritable();
    }

    @Override
    public boolean hasMoved() {
        return socket.hasMoved();
    }

    @Override
    public void send(Frame frame) {
        if (isPausing) {
            waiting.add(frame);
        } else {
            leave(frame);
            pause();
        }
    }

    @Override
    public void flush() {
        socket.flush();
    }

    /** What waits leaves at once: an instance that stops does not wait for a game. */
    @Override
    public void end() {
        waiting.forEach(this::leave);
        waiting.clear();
        endNow();
    }

    @Override
    public void cut() {
        isOver = true;
        socket.cut();
    }

    private void leave(Frame frame) {
        if (isOver) {
            return;
        }
        if (frame.isEvent() && events == lastWhole) {
            breakWithin(frame);
            return;
        }
        socket.send(frame);
        if (simulation.has(Fault.DUPLICATE) && frame.isEvent() && frame.movesPlace()) {
            socket.send(frame);
        }
        events += frame.isEvent() ? 1 : 0;
        if (events == last) {
            socket.send(bye);
            endNow();
        }
    }

    private void pause() {
        if (simulation.has(Fault.SLOW)) {
            isPausing = true;
            later.run(this::goOn, random.nextInt(SHORTEST, LONGEST + 1));
        }
    }

    private void goOn() {
        isPausing = false;
        var next = waiting.poll();
        if (next != null) {
            leave(next);
            pause();
            socket.flush();
            tellRoom();
        }
    }

    private void tellRoom() {
        if (isWritable()) {
            writable.run();
        }
    }

    /** What a client has of the block must not count: neither its data nor its id. */
    private void breakWithin(Frame frame) {
        var text = frame.text();
        var half = text.length() / 2;
        var isBetweenCharacters = !Character.isHighSurrogate(text.charAt(half - 1));
        socket.send(new Frame(text.substring(0, isBetweenCharacters ? half : half - 1), null));
        socket.flush();
        isOver = true;
        later.run(socket::cut, BEFORE_BREAK);
    }

    private void endNow() {
        if (!isOver) {
            isOver = true;
            socket.flush();
            socket.end();
        }
    }

    /** After how many events the fault comes; never, where it was not asked for. */
    private int count(Fault fault) {
        return simulation.has(fault) ? random.nextInt(FEWEST, MOST + 1) : -1;
    }
}

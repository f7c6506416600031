package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.stream.Simulation.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultyFrameWriterTest {

    private static final Frame BYE = Frame.event("bye", null, "{}");

    private final Socket socket = new Socket();

    /** Actions that were scheduled, with their delay in milliseconds. */
    private final Queue<Pause> pauses = new ArrayDeque<>();

    @Test
    void sendsEventsWithAnIdTwiceAndOthersOnce() {
        var writer = writer(1, Fault.DUPLICATE);
        writer.send(event(1).retryingAfter(1_000));
        writer.send(Frame.shared("2", "", SharedBytes.of("event: article-updated\ndata: {}\n\n")));
        writer.send(Frame.checkpoint("2"));
        writer.send(Frame.event("problem", null, "{}"));
        assertThat(socket.blocks)
                .containsExactly(
                        event(1).retryingAfter(1_000).text(),
                        event(1).retryingAfter(1_000).text(),
                        "id: 2\nevent: article-updated\ndata: {}\n\n",
                        "id: 2\nevent: article-updated\ndata: {}\n\n",
                        Frame.checkpoint("2").text(),
                        "event: problem\ndata: {}\n\n");
    }

    @Test
    void pausesBetweenTwoBlocksAndIsNotWritableMeanwhile() {
        var writer = writer(1, Fault.SLOW);
        var told = new ArrayList<Integer>();
        writer.onWritable(() -> told.add(socket.blocks.size()));
        writer.send(event(1));
        assertThat(writer.isWritable()).isTrue();
        writer.send(event(2));
        assertThat(writer.isWritable()).isFalse();
        assertThat(socket.blocks).hasSize(1);
        assertThat(pauses.element().millis()).isBetween(2_000L, 5_000L);
        pauses.remove().what().run();
        assertThat(socket.blocks).containsExactly(event(1).text(), event(2).text());
        assertThat(writer.isWritable()).isTrue();
        assertThat(told).containsExactly(2);
        pauses.remove().what().run();
        writer.send(event(3));
        assertThat(socket.blocks).hasSize(3);
    }

    @Test
    void isWritableAgainBeforeAReaderCountsAsStalled() {
        var writer = writer(1, Fault.SLOW, Fault.DUPLICATE);
        IntStream.rangeClosed(0, 3).mapToObj(FaultyFrameWriterTest::event).forEach(writer::send);
        var waited = 0L;
        while (!writer.isWritable()) {
            waited += 5_000;
            pauses.remove().what().run();
        }
        assertThat(waited).isLessThan(Reader.STALL.toMillis());
        assertThat(socket.blocks).hasSize(8);
    }

    @Test
    void sendsWaitingBlocksWhenItEnds() {
        var writer = writer(1, Fault.SLOW);
        IntStream.rangeClosed(1, 3).mapToObj(FaultyFrameWriterTest::event).forEach(writer::send);
        writer.end();
        assertThat(socket.blocks).hasSize(3);
        assertThat(socket.ends).isEqualTo(1);
        pauses.remove().what().run();
        assertThat(socket.blocks).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void endsWithByeAfterTwoToFourEvents(long seed) {
        var writer = writer(seed, Fault.BYE);
        writer.send(Frame.checkpoint("0"));
        IntStream.rangeClosed(1, 20).mapToObj(FaultyFrameWriterTest::event).forEach(writer::send);
        writer.end();
        assertThat(socket.blocks).last().isEqualTo(BYE.text());
        assertThat(socket.blocks).hasSizeBetween(1 + 2 + 1, 1 + 4 + 1);
        assertThat(socket.ends).isEqualTo(1);
        assertThat(writer.isWritable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void cutsWithinABlockAfterTwoToFourEvents(long seed) {
        var writer = writer(seed, Fault.CUT);
        IntStream.rangeClosed(1, 20).mapToObj(FaultyFrameWriterTest::event).forEach(writer::send);
        var whole = socket.blocks.size() - 1;
        assertThat(whole).isBetween(2, 4);
        assertThat(event(whole + 1).text()).startsWith(socket.blocks.get(whole));
        assertThat(socket.blocks.get(whole)).isNotEmpty().doesNotEndWith("\n\n");
        assertThat(socket.unflushed).isZero();
        assertThat(writer.isWritable()).isFalse();
        assertThat(socket.isCut).as("cut before its page can read what came").isFalse();
        pauses.remove().what().run();
        assertThat(socket.isCut).isTrue();
    }

    @Test
    void neverCutsACharacterInTwo() {
        var writer = writer(1, Fault.CUT);
        IntStream.range(0, 20)
                .mapToObj(i -> Frame.event("ping", null, "\"" + "x".repeat(i) + "🎈".repeat(40) + "\""))
                .forEach(writer::send);
        var half = socket.blocks.get(socket.blocks.size() - 1);
        assertThat(Character.isHighSurrogate(half.charAt(half.length() - 1))).isFalse();
    }

    private FaultyFrameWriter writer(long seed, Fault... faults) {
        var simulation = new Simulation(Set.of(faults));
        return new FaultyFrameWriter(
                socket, simulation, BYE, (what, millis) -> pauses.add(new Pause(what, millis)), new Random(seed));
    }

    private static Frame event(int number) {
        return Frame.event("ping", "id-" + number, "{\"seq\":" + number + "}");
    }

    private record Pause(Runnable what, long millis) {}

    private static final class Socket implements FrameWriter {

        final List<String> blocks = new ArrayList<>();
        int unflushed;
        int ends;
        boolean isCut;

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public boolean hasProgressed() {
            return false;
        }

        @Override
        public void send(Frame frame) {
            assertThat(ends).as("blocks after the end").isZero();
            assertThat(isCut).as("blocks after the cut").isFalse();
            blocks.add(frame.text());
            unflushed++;
        }

        @Override
        public void flush() {
            unflushed = 0;
        }

        @Override
        public void end() {
            ends++;
        }

        @Override
        public void abort() {
            isCut = true;
        }
    }
}

package dev.unspool.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Counts where Java Flight Recorder found the threads of a JVM at work, by the topmost frame. Waiting does not count. */
final class TopFrames {

    private static final Set<String> SAMPLES = Set.of("jdk.ExecutionSample", "jdk.NativeMethodSample");
    private static final Set<String> WAITS =
            Set.of("epollWait", "epollWait0", "epollBusyWait0", "accept", "accept0", "poll", "wait");
    private static final int TOP = 5;

    private TopFrames() {}

    /** Returns the five most frequent, as {@code "12.3 %  Type.method"}. */
    static List<String> of(Path recording) throws IOException {
        return ranked(RecordingFile.readAllEvents(recording).stream()
                .filter(event -> SAMPLES.contains(event.getEventType().getName()))
                .filter(event -> event.getStackTrace() != null)
                .map(TopFrames::top)
                .filter(frame -> !WAITS.contains(frame.getMethod().getName()))
                .map(TopFrames::named)
                .toList());
    }

    static List<String> ranked(List<String> frames) {
        return frames.stream().collect(Collectors.groupingBy(frame -> frame, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .map(frame -> "%5.1f %%  %s".formatted(100.0 * frame.getValue() / frames.size(), frame.getKey()))
                .toList();
    }

    private static RecordedFrame top(RecordedEvent event) {
        return event.getStackTrace().getFrames().get(0);
    }

    private static String named(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }
}

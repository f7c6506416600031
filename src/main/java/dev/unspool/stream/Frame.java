package dev.unspool.stream;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One block of an event stream, finished: the text that a reader receives (HTML Living Standard, section 9.2).
 *
 * @param isLast whether the stream ends with it
 */
record Frame(String text, boolean isLast) {

    /** A named event with one line of data; {@code id} is what the browser sends when it comes back. */
    static Frame event(String name, @Nullable String id, String data) {
        return new Frame(
                (id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: " + oneLine(data) + "\n\n", false);
    }

    /** Moves the browser's last id without an event that script would see, and keeps proxies from closing an idle connection. */
    static Frame checkpoint(String id) {
        return new Frame(": checkpoint\nid: " + id + "\n\n", false);
    }

    /** This frame, which also sets how long the browser waits before it comes back. */
    Frame retryingAfter(long millis) {
        return new Frame("retry: " + millis + "\n" + text, isLast);
    }

    /** This frame as the stream's last. */
    Frame last() {
        return new Frame(text, true);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** JSON on one line has neither: a line break in data would begin another field. */
    private static String oneLine(String data) {
        if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("data of more than one line");
        }
        return data;
    }
}

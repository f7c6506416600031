package dev.unspool.stream;

import org.jspecify.annotations.Nullable;

/**
 * One block of an event stream (HTML Living Standard, section 9.2).
 *
 * @param own the text that only this reader is sent
 * @param rest what follows it, and is the same for all readers; null if nothing does
 */
record Frame(String own, @Nullable SharedBytes rest) {

    /**
     * Returns a named event with one line of data.
     *
     * @param id the one that the browser sends when it comes back; null to keep the last one
     */
    static Frame event(String name, @Nullable String id, String data) {
        return new Frame(
                (id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: " + oneLine(data) + "\n\n", null);
    }

    /** Returns an event whose fields after {@code own} are the same for all readers. */
    static Frame shared(String id, String own, SharedBytes rest) {
        return new Frame("id: " + id + "\n" + own, rest);
    }

    /** Returns an event without an id that is the same for all readers. */
    static Frame shared(SharedBytes whole) {
        return new Frame("", whole);
    }

    /**
     * Returns a block that moves the browser's last id without an event that script would see. It also keeps proxies from closing an idle
     * connection.
     */
    static Frame checkpoint(String id) {
        return new Frame(": checkpoint\nid: " + id + "\n\n", null);
    }

    /** Returns this block with the time after which the browser shall come back. */
    Frame retryingAfter(long millis) {
        return new Frame("retry: " + millis + "\n" + own, rest);
    }

    /** Whether script sees it. A checkpoint is not an event. */
    boolean isEvent() {
        return !own.startsWith(":");
    }

    /** Whether it has an id, with which the reader comes back. */
    boolean hasId() {
        return own.startsWith("id: ") || own.contains("\nid: "); // data has no line breaks
    }

    /** Returns the whole block as the reader receives it. */
    String text() {
        return rest == null ? own : own + rest;
    }

    /** Checks that {@code data} is one line, as JSON is: after a line break another field would begin. */
    static String oneLine(String data) {
        if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("data of more than one line");
        }
        return data;
    }
}

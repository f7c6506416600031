package dev.unspool.stream;

import org.jspecify.annotations.Nullable;

/**
 * One block of an event stream, finished (HTML Living Standard, section 9.2): what is this reader's own, and then what all readers are
 * sent alike.
 */
record Frame(String own, @Nullable Shared rest) {

    /** A named event with one line of data; {@code id} is what the browser sends when it comes back. */
    static Frame event(String name, @Nullable String id, String data) {
        return new Frame(
                (id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: " + oneLine(data) + "\n\n", null);
    }

    /** An event whose fields after the id are the same for all. */
    static Frame shared(String id, String own, Shared rest) {
        return new Frame("id: " + id + "\n" + own, rest);
    }

    /** A block without an id that is the same for all. */
    static Frame shared(Shared whole) {
        return new Frame("", whole);
    }

    /** Moves the browser's last id without an event that script would see, and keeps proxies from closing an idle connection. */
    static Frame checkpoint(String id) {
        return new Frame(": checkpoint\nid: " + id + "\n\n", null);
    }

    /** This frame, which also sets how long the browser waits before it comes back. */
    Frame retryingAfter(long millis) {
        return new Frame("retry: " + millis + "\n" + own, rest);
    }

    /** Whether script sees it: a checkpoint is none. */
    boolean isEvent() {
        return !own.startsWith(":");
    }

    /** Whether it has an id, by which the reader comes back. */
    boolean movesPlace() {
        return own.startsWith("id: ") || own.contains("\nid: "); // in data there are no line breaks
    }

    /** All of it, as the reader receives it. */
    String text() {
        return rest == null ? own : own + rest;
    }

    /** JSON on one line has neither: a line break in data would begin another field. */
    static String oneLine(String data) {
        if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("data of more than one line");
        }
        return data;
    }
}

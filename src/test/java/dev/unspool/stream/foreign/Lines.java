package dev.unspool.stream.foreign;

import java.util.function.BiConsumer;

/**
 * Parses the lines of an event stream as the standard says (HTML Living Standard, section 9.2.6). A block without an empty line at its end
 * is discarded.
 */
final class Lines {

    /** Milliseconds, until the stream says otherwise. */
    private static final long RETRY = 1_000;

    private final BiConsumer<String, String> told;
    private String name = "";
    private String data = "";
    private String id = "";
    private String lastId = "";
    private long retry = RETRY;

    /** @param told called with the name and data of each event */
    Lines(BiConsumer<String, String> told) {
        this.told = told;
    }

    String lastId() {
        return lastId;
    }

    /** Returns the milliseconds to wait before reconnecting. */
    long retry() {
        return retry;
    }

    /** Begins a new stream: discards an incomplete block. */
    void begin() {
        name = "";
        data = "";
        id = lastId;
    }

    void take(String line) {
        if (line.isEmpty()) {
            end();
            return;
        }
        var field = line.split(": ?", 2);
        switch (field[0]) {
            case "event" -> name = field[1];
            case "data" -> data += field[1];
            case "id" -> id = field[1];
            case "retry" -> retry = Long.parseLong(field[1]);
            default -> {}
        }
    }

    private void end() {
        lastId = id;
        if (!data.isEmpty()) {
            told.accept(name, data);
        }
        begin();
    }
}

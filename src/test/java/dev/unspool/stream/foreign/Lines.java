package dev.unspool.stream.foreign;

import java.util.function.BiConsumer;

/** Takes the lines of an event stream as the standard says (HTML Living Standard, section 9.2.6); what ends without an empty line is no event. */
final class Lines {

    /** Milliseconds, until the stream says otherwise. */
    private static final long RETRY = 1_000;

    private final BiConsumer<String, String> told;
    private String name = "";
    private String data = "";
    private String id = "";
    private String lastId = "";
    private long retry = RETRY;

    /** @param told the name of each event, and its data */
    Lines(BiConsumer<String, String> told) {
        this.told = told;
    }

    String lastId() {
        return lastId;
    }

    /** Milliseconds to wait before the stream is opened again. */
    long retry() {
        return retry;
    }

    /** A stream begins: what was half told is forgotten. */
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

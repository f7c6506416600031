package dev.unspool.stream.foreign;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as a client delivered it. */
record Heard(String name, JsonNode data) {

    private static final JsonMapper JSON = new JsonMapper();

    static Heard of(String name, String data) {
        return new Heard(name, JSON.readTree(data));
    }

    /** @param line of a script in {@code frontend/foreign} */
    static Heard printed(String line) {
        var event = JSON.readTree(line);
        return new Heard(event.get("name").asString(), event.get("data"));
    }

    boolean is(String other) {
        return name.equals(other);
    }
}

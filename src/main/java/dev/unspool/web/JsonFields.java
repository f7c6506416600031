package dev.unspool.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object that a client sent. Faults are collected, so that one answer names all of them. */
public final class JsonFields {

    private final JsonNode object;
    private final List<Fault> faults = new ArrayList<>();

    /** @throws Problem naming the members that are not {@code known}, at most a few */
    JsonFields(JsonNode object, KnownNames known) {
        var unknown = known.faults("", object.propertyNames());
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown);
        }
        this.object = object;
    }

    /**
     * Reads the JSON object in the body of {@code request}; an empty body counts as an object without fields. Fails with a {@link Problem} if the
     * body is longer than {@code max} bytes, comes too slowly, or is no JSON object with {@code known} fields alone.
     */
    public static Mono<JsonFields> of(ServerHttpRequest request, int max, KnownNames known) {
        return RequestBytes.json(request, max).map(body -> body.orEmptyObject().fields(known));
    }

    /** Returns the value of a field, or null if it is absent or JSON's null. */
    public @Nullable JsonNode value(String name) {
        var value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Returns the string field, or null if absent. A value of another type is null too, and {@link #check} reports it. */
    public @Nullable String string(String name) {
        var value = value(name);
        if (value == null || value.isString()) {
            return value == null ? null : value.stringValue();
        }
        faults.add(new Fault(name, "wrong-type", "must be a string"));
        return null;
    }

    /** @throws Problem naming every field so far that had the wrong type */
    public void check() {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }
}

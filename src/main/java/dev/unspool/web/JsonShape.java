package dev.unspool.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Compares JSON with a record before it is bound: every member must be known, and have exactly the type of its component. Jackson alone would report
 * the first fault only, in words of its own. A null fits every component; the record itself decides whether it may be missing.
 */
final class JsonShape {

    /** Faults that one answer lists. */
    private static final int MAX_LISTED = 20;

    private final List<Fault> faults = new ArrayList<>();

    private JsonShape() {}

    /** Throws if {@code object} does not fit {@code type}. @throws Problem naming what does not, at most a few */
    static void check(JsonNode object, Class<?> type) {
        var shape = new JsonShape();
        shape.object(object, type, "");
        if (!shape.faults.isEmpty()) {
            throw Problem.invalid(shape.faults.subList(0, Math.min(shape.faults.size(), MAX_LISTED)));
        }
    }

    private void object(JsonNode object, Class<?> type, String path) {
        var components = type.getRecordComponents();
        var known = KnownNames.of(
                Arrays.stream(components).map(RecordComponent::getName).toList());
        faults.addAll(known.faults(path, object.propertyNames()));
        for (var component : components) {
            member(object.get(component.getName()), component.getGenericType(), path + component.getName());
        }
    }

    private void member(JsonNode value, Type type, String path) {
        if (value == null || value.isNull()) {
            return;
        }
        var raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        var expected = expected(value, raw);
        if (expected.isPresent()) {
            faults.add(new Fault(path, "wrong-type", "must be " + expected.get()));
        } else if (raw == List.class) {
            elements(value, argument(type, 0), path);
        } else if (raw == Map.class) {
            value.properties()
                    .forEach(entry -> member(entry.getValue(), argument(type, 1), path + '.' + entry.getKey()));
        } else if (raw.isRecord()) {
            object(value, raw, path + '.');
        }
    }

    private void elements(JsonNode array, Type type, String path) {
        for (var i = 0; i < array.size(); i++) {
            member(array.get(i), type, path + '[' + i + ']');
        }
    }

    /** Returns what {@code value} should be; empty if it is. */
    private static Optional<String> expected(JsonNode value, Class<?> type) {
        if (type == String.class) {
            return unless(value.isString(), "a string");
        }
        if (type == Integer.class || type == int.class) {
            return unless(value.isInt(), "a whole number");
        }
        if (type == Boolean.class || type == boolean.class) {
            return unless(value.isBoolean(), "true or false");
        }
        return type == List.class ? unless(value.isArray(), "an array") : unless(value.isObject(), "an object");
    }

    private static Optional<String> unless(boolean fits, String expected) {
        return fits ? Optional.empty() : Optional.of(expected);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}

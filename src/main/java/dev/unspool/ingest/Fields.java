package dev.unspool.ingest;

import dev.unspool.article.DraftRejected.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object, read leniently: a null is as good as none, and a wrong type is a fault, not an end. */
final class Fields {

    /** White space and controls; U+0000 stays, since a text that holds it is refused. */
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\s&&[^\\x00]]+");

    private final JsonNode object;
    private final String path;
    private final List<Fault> faults;

    Fields(JsonNode object, String path, List<Fault> faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    /** A text as it is. */
    Optional<String> text(String name) {
        return value(name).flatMap(value -> {
            if (!value.isString()) {
                wrongType(name, "a string");
            }
            return value.stringValueOpt();
        });
    }

    /** A text in one line, without blanks around it; empty where nothing is left of it. */
    Optional<String> line(String name) {
        return text(name).map(Fields::inOneLine).filter(text -> !text.isEmpty());
    }

    /** The lines of an array that hold anything. */
    List<String> lines(String name) {
        var lines = new ArrayList<String>();
        value(name).ifPresent(array -> {
            if (!array.isArray() || array.values().stream().anyMatch(value -> !value.isString())) {
                wrongType(name, "an array of strings");
            } else {
                array.values().stream()
                        .map(value -> inOneLine(value.stringValue()))
                        .filter(text -> !text.isEmpty())
                        .forEach(lines::add);
            }
        });
        return lines;
    }

    @Nullable
    Integer count(String name) {
        return value(name)
                .map(value -> {
                    if (!value.isInt()) {
                        wrongType(name, "a whole number");
                    }
                    return value.intValueOpt();
                })
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .orElse(null);
    }

    Optional<Fields> object(String name) {
        return value(name).flatMap(value -> {
            if (!value.isObject()) {
                wrongType(name, "an object");
            }
            return value.isObject() ? Optional.of(new Fields(value, path + name + ".", faults)) : Optional.empty();
        });
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    void fault(String name, String code, String message) {
        faults.add(new Fault(path + name, code, message));
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private void wrongType(String name, String wanted) {
        fault(name, "wrong-type", "must be " + wanted);
    }

    private static String inOneLine(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }
}

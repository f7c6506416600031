package dev.unspool.newsroom;

import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object, read leniently: a null is as good as none, and a wrong type is a fault, not an end. */
public final class Fields {

    /** White space and controls; U+0000 stays, since a text that holds it is refused. */
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\s&&[^\\x00]]+");

    /** Stands for a value that has its fault already, so that the others are looked at too. */
    public static final String FAULTY = "?";

    /** Fields; who sends more that nobody knows has read enough. */
    private static final int MAX_UNKNOWN = 20;

    private final JsonNode object;
    private final String path;
    private final List<Fault> faults;

    public Fields(JsonNode object, String path, List<Fault> faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    /** A text as it is. */
    public Optional<String> text(String name) {
        return value(name).flatMap(value -> {
            if (!value.isString()) {
                wrongType(name, "a string");
            }
            return value.stringValueOpt();
        });
    }

    /** A text in one line, without blanks around it; empty where nothing is left of it. */
    public Optional<String> line(String name) {
        return text(name).map(Fields::inOneLine).filter(text -> !text.isEmpty());
    }

    /** The same where it must not be empty: that is a fault then, and the value is {@link #FAULTY}. */
    public String required(String name) {
        var before = faults.size();
        var line = line(name);
        if (line.isEmpty() && faults.size() == before) {
            fault(name, "required", "must not be empty");
        }
        return line.orElse(FAULTY);
    }

    /** The same of a text as it is. */
    String requiredText(String name) {
        var before = faults.size();
        var text = text(name).filter(found -> !found.isBlank());
        if (text.isEmpty() && faults.size() == before) {
            fault(name, "required", "must not be empty");
        }
        return text.orElse(FAULTY);
    }

    /** A BCP 47 tag; a malformed one is a fault. */
    public Optional<Language> language(String name) {
        try {
            return line(name).map(Language::new);
        } catch (IllegalArgumentException malformed) {
            fault(name, "malformed", "must be a BCP 47 language tag, such as en or zh-CN");
            return Optional.empty();
        }
    }

    /** A time with its zone; a malformed one is a fault. */
    public Optional<Instant> time(String name) {
        try {
            return line(name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            fault(name, "malformed", "must be a time with its zone, such as 2015-01-21T13:00:03Z");
            return Optional.empty();
        }
    }

    /** A picture: {@code url, width, height, alt}. */
    public Optional<Image> image(String name) {
        return object(name).map(Fields::image);
    }

    /** The lines of an array that hold anything. */
    public List<String> lines(String name) {
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

    public @Nullable Integer count(String name) {
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

    public Optional<Fields> object(String name) {
        return value(name).flatMap(value -> {
            if (!value.isObject()) {
                wrongType(name, "an object");
            }
            return value.isObject() ? Optional.of(new Fields(value, path + name + ".", faults)) : Optional.empty();
        });
    }

    public boolean has(String name) {
        return value(name).isPresent();
    }

    public void fault(String name, String code, String message) {
        faults.add(new Fault(path + name, code, message));
    }

    /** Makes a fault of every field that is none of {@code known}: a slip of the pen must not vanish. */
    void refuseOthersThan(Set<String> known) {
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .limit(MAX_UNKNOWN)
                .forEach(name ->
                        fault(name, "unknown", "is no field of this: " + String.join(", ", new TreeSet<>(known))));
    }

    /** Whether the field is there, though it may be null. */
    boolean isGiven(String name) {
        return object.has(name);
    }

    Optional<Boolean> flag(String name) {
        return value(name).flatMap(value -> {
            if (!value.isBoolean()) {
                wrongType(name, "true or false");
            }
            return value.booleanValueOpt();
        });
    }

    /** Whether the field is there as an object. */
    boolean isObject(String name) {
        return value(name).filter(JsonNode::isObject).isPresent();
    }

    private Image image() {
        var url = required("url");
        return new Image(
                url.equals(FAULTY) ? "/" : url,
                count("width"),
                count("height"),
                line("alt").orElse(""));
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

package dev.unspool.newsroom;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Slug;
import dev.unspool.web.KnownNames;
import dev.unspool.web.Problem;
import dev.unspool.web.RequestBytes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object with a draft or another order of the newsroom. They are read leniently: null counts as absent, and a wrong type becomes
 * a fault, so that all faults are reported at once.
 */
public final class DraftFields {

    /** White space and control characters. U+0000 stays, since a text with it is refused. */
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\s&&[^\\x00]]+");

    /** Stands for a value that has its fault already, so that further faults are found too. */
    public static final String FAULTY = "?";

    /** How many times more entries than are allowed an array may have, for clients that repeat some. */
    private static final int SLACK = 4;

    private static final KnownNames IMAGE = KnownNames.of("url", "width", "height", "alt");

    private final JsonNode object;
    private final String path;
    private final List<Fault> faults;
    private final boolean isStrict;
    private boolean isChecked;

    /** Returns fields of a file, which may have more members than are read. */
    public static DraftFields ofFile(JsonNode object, List<Fault> faults) {
        return new DraftFields(object, "", faults, false);
    }

    private DraftFields(JsonNode object, String path, List<Fault> faults, boolean isStrict) {
        this.object = object;
        this.path = path;
        this.faults = faults;
        this.isStrict = isStrict;
    }

    /**
     * Returns what {@code reader} makes of the JSON object in {@code body}.
     *
     * @throws Problem if it is no JSON object
     * @throws DraftRejected with every fault that the fields or the reader found
     */
    static <T> T read(RequestBytes body, Function<DraftFields, T> reader) {
        var faults = new ArrayList<Fault>();
        var fields = new DraftFields(body.object(), "", faults, true);
        var read = attempt(reader, fields, faults);
        if (!fields.isChecked) {
            throw new IllegalStateException("The reader must say which fields it knows: call refuseOthersThan.");
        }
        if (!faults.isEmpty()) {
            throw new DraftRejected(faults);
        }
        return read.orElseThrow();
    }

    private static <T> Optional<T> attempt(Function<DraftFields, T> reader, DraftFields fields, List<Fault> faults) {
        try {
            return Optional.of(reader.apply(fields));
        } catch (DraftRejected rejected) {
            faults.addAll(rejected.faults());
            return Optional.empty();
        }
    }

    /** Returns a string as it is. */
    public Optional<String> text(String name) {
        return value(name).flatMap(value -> {
            if (!value.isString()) {
                wrongType(name, "a string");
            }
            return value.stringValueOpt();
        });
    }

    /** Returns a string in one line, without surrounding blanks; empty if nothing is left. */
    public Optional<String> line(String name) {
        return text(name).map(DraftFields::inOneLine).filter(text -> !text.isEmpty());
    }

    /** Returns a string in one line that must not be empty: otherwise it adds a fault and returns {@link #FAULTY}. */
    public String required(String name) {
        var before = faults.size();
        var line = line(name);
        if (line.isEmpty() && faults.size() == before) {
            fault(name, "required", "must not be empty");
        }
        return line.orElse(FAULTY);
    }

    /** Returns a slug that must be given; adds a fault and is empty if it is none. */
    Optional<String> slug(String name) {
        var before = faults.size();
        var slug = required(name);
        if (faults.size() == before && !Slug.isValid(slug)) {
            fault(name, "malformed", "give letters and digits in lower case, joined by single hyphens");
        }
        return faults.size() == before ? Optional.of(slug) : Optional.empty();
    }

    /** Returns a string as it is that must not be blank: otherwise it adds a fault and returns {@link #FAULTY}. */
    String requiredText(String name) {
        var before = faults.size();
        var text = text(name).filter(found -> !found.isBlank());
        if (text.isEmpty() && faults.size() == before) {
            fault(name, "required", "must not be empty");
        }
        return text.orElse(FAULTY);
    }

    /** Returns a BCP 47 tag; a malformed one is a fault. */
    public Optional<Language> language(String name) {
        try {
            return line(name).map(Language::new);
        } catch (IllegalArgumentException malformed) {
            fault(name, "malformed", "must be a BCP 47 language tag, such as en or zh-CN");
            return Optional.empty();
        }
    }

    /** Returns a time with its zone; a malformed one is a fault. */
    public Optional<Instant> time(String name) {
        return offsetTime(name).map(OffsetDateTime::toInstant);
    }

    /** Returns a time and the offset that was typed; a malformed one is a fault. */
    Optional<OffsetDateTime> offsetTime(String name) {
        try {
            return line(name).map(OffsetDateTime::parse);
        } catch (DateTimeException malformed) {
            fault(name, "malformed", "must be a time with its zone, such as 2015-01-21T13:00:03Z");
            return Optional.empty();
        }
    }

    /** Returns a time that must be there: otherwise it adds a fault and returns nothing. */
    Optional<OffsetDateTime> requiredTime(String name) {
        var before = faults.size();
        var time = offsetTime(name);
        if (time.isEmpty() && faults.size() == before) {
            fault(name, "required", "must not be empty");
        }
        return time;
    }

    /** Returns an image: {@code url, width, height, alt}. */
    public Optional<Image> image(String name) {
        return object(name).map(DraftFields::image);
    }

    /**
     * Returns the strings of an array, each in one line, without empty ones.
     *
     * @param max of distinct strings; an array of a request that has many more is a fault, however often it repeats them
     */
    public List<String> lines(String name, int max) {
        var lines = new ArrayList<String>();
        value(name).filter(array -> isOfFairSize(array, name, max)).ifPresent(array -> {
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

    /**
     * Returns what an array of strings and objects holds, without empty strings; nothing else may be in it.
     *
     * @param max entries that are read; one more is read so that a rule can refuse it. An array of a request that has many more is a fault
     */
    public <T> List<T> entries(String name, Function<String, T> ofLine, Function<DraftFields, T> ofObject, int max) {
        var array = value(name);
        if (array.filter(value -> !value.isArray()).isPresent()) {
            wrongType(name, "an array");
            return List.of();
        }
        if (array.filter(value -> !isOfFairSize(value, name, max)).isPresent()) {
            return List.of();
        }
        var entries = new ArrayList<T>();
        for (var i = 0; i <= max && i < array.map(JsonNode::size).orElse(0); i++) {
            entry(array.get().get(i), name + "[" + i + "]", ofLine, ofObject).ifPresent(entries::add);
        }
        return entries;
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

    public Optional<DraftFields> object(String name) {
        return value(name).flatMap(value -> {
            if (!value.isObject()) {
                wrongType(name, "an object");
            }
            return value.isObject()
                    ? Optional.of(new DraftFields(value, path + name + ".", faults, isStrict))
                    : Optional.empty();
        });
    }

    /** Returns the JSON of an object; empty if the field is none. */
    Optional<String> json(String name) {
        return value(name).filter(JsonNode::isObject).map(JsonNode::toString);
    }

    public boolean has(String name) {
        return value(name).isPresent();
    }

    public void fault(String name, String code, String message) {
        faults.add(new Fault(path + name, code, message));
    }

    /** Adds a fault for every field that is not among {@code known}, up to a few: a typing error must not go unnoticed. */
    void refuseOthersThan(Set<String> known) {
        refuseOthersThan(KnownNames.of(new TreeSet<>(known)));
    }

    private void refuseOthersThan(KnownNames known) {
        isChecked = true;
        known.faults(path, object.propertyNames()).stream()
                .map(fault -> new Fault(fault.field(), fault.code(), fault.message()))
                .forEach(faults::add);
    }

    /** Returns the names of all members. */
    Collection<String> names() {
        return object.propertyNames();
    }

    /** Whether the field is present, even as null. */
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

    /** Whether the field is an array. */
    public boolean isArray(String name) {
        return value(name).filter(JsonNode::isArray).isPresent();
    }

    /** Whether each field must have exactly its type. Imports are more lenient. */
    boolean isStrict() {
        return isStrict;
    }

    /** Whether the field is an object. */
    public boolean isObject(String name) {
        return value(name).filter(JsonNode::isObject).isPresent();
    }

    private <T> Optional<T> entry(
            JsonNode value, String name, Function<String, T> ofLine, Function<DraftFields, T> ofObject) {
        if (value.isString()) {
            return Optional.of(inOneLine(value.stringValue()))
                    .filter(line -> !line.isEmpty())
                    .map(ofLine);
        }
        if (value.isObject()) {
            return Optional.of(ofObject.apply(new DraftFields(value, path + name + ".", faults, isStrict)));
        }
        wrongType(name, "a string or an object");
        return Optional.empty();
    }

    /** Repetitions and empty strings are not counted later, but a request is stored as it was sent. */
    private boolean isOfFairSize(JsonNode array, String name, int max) {
        var isFair = !isStrict || array.size() <= (long) SLACK * max;
        if (!isFair) {
            fault(name, "too-many", "give at most " + max);
        }
        return isFair;
    }

    private Image image() {
        if (isStrict) {
            refuseOthersThan(IMAGE);
        }
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

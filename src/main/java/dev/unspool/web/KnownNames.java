package dev.unspool.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names that a JSON object, a form or a query may have. Every other name is refused, with a guess at the one that was meant. */
public final class KnownNames {

    /** Unknown names that one answer lists: a client that is wrong about more has not read the documentation. */
    private static final int MAX_LISTED = 5;

    /** Characters of an unknown name that are repeated to the client. */
    private static final int MAX_LENGTH = 60;

    private final Set<String> names;

    private KnownNames(Collection<String> names) {
        this.names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    /** Returns the names in the order in which an answer lists them. */
    public static KnownNames of(Collection<String> names) {
        return new KnownNames(names);
    }

    /** Returns the names in the order in which an answer lists them. */
    public static KnownNames of(String... names) {
        return new KnownNames(List.of(names));
    }

    /** Returns the names, in the order in which an answer lists them. */
    Stream<String> all() {
        return names.stream();
    }

    public boolean contains(String name) {
        return names.contains(name);
    }

    /**
     * Returns a fault for each of {@code given} that is unknown, at most a few.
     *
     * @param path of the object, such as {@code image.}; empty for the outermost
     */
    public List<Fault> faults(String path, Iterable<String> given) {
        var faults = new ArrayList<Fault>();
        for (var name : given) {
            if (!names.contains(name) && faults.size() < MAX_LISTED) {
                faults.add(fault(path, name));
            }
        }
        return faults;
    }

    /** Returns the fault for an unknown {@code name}. */
    Fault fault(String path, String name) {
        var cut = Texts.cut(name, MAX_LENGTH);
        return new Fault(path + cut, "unknown", message(cut));
    }

    private String message(String name) {
        return Spelling.nearest(name, names)
                .map(meant -> "is unknown: did you mean `" + meant + "`?")
                .orElseGet(() -> "is unknown: " + (names.isEmpty() ? "none is" : String.join(", ", names) + " are")
                        + " understood here");
    }
}

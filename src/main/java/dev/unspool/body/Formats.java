package dev.unspool.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The inline elements that are open, such as bold or a link. Each is placed into a line with the first text, and again into the
 * next line if it spans several, so that none is ever empty or contains a block.
 */
final class Formats {

    /** Deepest nesting; a deeper one makes no visible difference. */
    private static final int MAX_DEPTH = 16;

    /** Elements that say what a style says. */
    private static final Map<String, Set<String>> SYNONYMS = Map.of(
            "b", Set.of("b", "strong"),
            "i", Set.of("i", "em"),
            "s", Set.of("s", "del"),
            "sub", Set.of("sub"),
            "sup", Set.of("sup"));

    private final List<Format> open = new ArrayList<>();
    private final CleaningLimit limit;

    Formats(CleaningLimit limit) {
        this.limit = limit;
    }

    int depth() {
        return open.size();
    }

    /** Opens an element, unless it would say nothing new; returns whether it did. */
    boolean open(Element element) {
        var opens = open.size() < MAX_DEPTH && !isSaidAlready(element);
        if (opens) {
            open.add(new Format(element, false, Set.of()));
        }
        return opens;
    }

    /** Opens what a style says. It continues an equal element beside it, because word processors cut texts into many pieces. */
    void openStyle(String name) {
        if (open.size() < MAX_DEPTH && synonyms(name).stream().noneMatch(this::has)) {
            open.add(new Format(new Element(name), true, Set.of()));
        }
    }

    /** Ends formats within the open elements, as a style does that says normal weight within bold. */
    void cancel(String name) {
        var names = synonyms(name);
        for (var i = 0; i < open.size() && open.size() < MAX_DEPTH; i++) {
            if (open.get(i).is(names)) {
                count(names, 1);
                liftFrom(i);
                open.add(new Format(new Element("span"), false, names));
                return;
            }
        }
    }

    /** Closes the elements beyond {@code depth}; returns those whose text never came. */
    List<Element> closeTo(int depth) {
        if (depth == open.size()) {
            return List.of();
        }
        var empty = new ArrayList<Element>(1);
        var stops = new ArrayList<Format>(0);
        for (var format : open.subList(depth, open.size())) {
            if (!format.cancels.isEmpty()) {
                stops.add(format);
            } else if (!format.wasPlaced) {
                empty.add(format.element);
            }
        }
        open.subList(depth, open.size()).clear();
        stops.forEach(this::resume);
        return empty;
    }

    /** Makes later text go into new copies of the open elements. */
    void lift() {
        liftFrom(0);
    }

    /** Returns the element for a blank, so that no format begins or ends with one. */
    Element innermostPlaced(Element line) {
        var innermost = line;
        for (var format : open) {
            innermost = format.placed == null ? innermost : format.placed;
        }
        return innermost;
    }

    /** Returns the element for text, with all open formats around it. */
    Element innermost(Element line) {
        var innermost = line;
        for (var format : open) {
            innermost = format.isCancelled() ? innermost : format.placedIn(innermost, limit);
        }
        return innermost;
    }

    private static Set<String> synonyms(String name) {
        return SYNONYMS.getOrDefault(name, Set.of(name));
    }

    private void resume(Format stop) {
        count(stop.cancels, -1);
        for (var i = 0; i < open.size(); i++) {
            if (open.get(i).isOneOf(stop.cancels)) {
                liftFrom(i);
                return;
            }
        }
    }

    private void count(Set<String> names, int change) {
        open.stream().filter(format -> format.isOneOf(names)).forEach(format -> format.cancelled += change);
    }

    private void liftFrom(int first) {
        open.subList(first, open.size()).forEach(format -> format.placed = null);
    }

    private boolean isSaidAlready(Element element) {
        return switch (element.normalName()) {
            case "a" -> hasOpen("a");
            case "rt", "rp" -> !has("ruby") || has("rt") || has("rp");
            case "q", "span", "bdi", "bdo" -> false;
            default -> element.attributes().isEmpty() && has(element.normalName());
        };
    }

    private boolean hasOpen(String name) {
        var names = Set.of(name);
        for (var format : open) {
            if (format.isOneOf(names)) {
                return true;
            }
        }
        return false;
    }

    private boolean has(String name) {
        var names = Set.of(name);
        for (var format : open) {
            if (format.is(names)) {
                return true;
            }
        }
        return false;
    }

    private static final class Format {

        private final Element element;
        private final boolean continues;
        private final Set<String> cancels;
        private @Nullable Element placed;
        private boolean wasPlaced;
        private int cancelled;

        /**
         * Creates an open element.
         *
         * @param continues whether text may go into an equal element before it
         * @param cancels names of the elements that this one ends within it; it is not placed itself
         */
        Format(Element element, boolean continues, Set<String> cancels) {
            this.element = element;
            this.continues = continues;
            this.cancels = cancels;
        }

        boolean isCancelled() {
            return cancelled > 0 || !cancels.isEmpty();
        }

        boolean isOneOf(Set<String> names) {
            return cancels.isEmpty() && names.contains(element.normalName());
        }

        boolean is(Set<String> names) {
            return isOneOf(names) && cancelled == 0;
        }

        Element placedIn(Element around, CleaningLimit limit) {
            var here = placed == null && continues ? equalBefore(around) : placed;
            if (here == null) {
                limit.copy(element);
                here = element.shallowClone();
                element.removeAttr("id"); // a second copy is not the target of a link
                around.appendChild(here);
            }
            placed = here;
            wasPlaced = true;
            return here;
        }

        private @Nullable Element equalBefore(Element around) {
            return around.lastChild() instanceof Element before
                            && before.normalName().equals(element.normalName())
                            && before.attributes().isEmpty()
                    ? before
                    : null;
        }
    }
}

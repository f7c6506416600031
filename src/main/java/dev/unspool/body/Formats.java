package dev.unspool.body;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The inline elements that are open: bold, a link. They are set into a line when the first text of it comes, and again into the next
 * line where they reach over its end, so that none is ever empty or holds a block.
 */
final class Formats {

    /** Deeper nesting says nothing that a reader could see. */
    private static final int MAX_DEPTH = 16;

    private final List<Format> open = new ArrayList<>();
    private final CleaningLimit limit;

    Formats(CleaningLimit limit) {
        this.limit = limit;
    }

    int depth() {
        return open.size();
    }

    void open(Element element) {
        if (open.size() < MAX_DEPTH && !isSaidAlready(element)) {
            open.add(new Format(element));
        }
    }

    void closeTo(int depth) {
        open.subList(depth, open.size()).clear();
    }

    /** From here on text goes into elements made anew. */
    void lift() {
        open.forEach(format -> format.placed = null);
    }

    /** The element that a blank goes into: no format begins or ends with it. */
    Element innermostPlaced(Element line) {
        var innermost = line;
        for (var format : open) {
            innermost = format.placed == null ? innermost : format.placed;
        }
        return innermost;
    }

    /** The element that text goes into, with all formats around it. */
    Element innermost(Element line) {
        var innermost = line;
        for (var format : open) {
            innermost = format.placedIn(innermost, limit);
        }
        return innermost;
    }

    private boolean isSaidAlready(Element element) {
        return switch (element.normalName()) {
            case "a" -> has("a");
            case "rt", "rp" -> !has("ruby") || has("rt") || has("rp");
            case "q", "span", "bdi", "bdo" -> false;
            default -> element.attributes().isEmpty() && has(element.normalName());
        };
    }

    private boolean has(String name) {
        return open.stream().anyMatch(format -> format.element.normalName().equals(name));
    }

    private static final class Format {

        private final Element element;
        private @Nullable Element placed;

        Format(Element element) {
            this.element = element;
        }

        Element placedIn(Element around, CleaningLimit limit) {
            var here = placed;
            if (here == null) {
                limit.copy(element);
                here = element.shallowClone();
                around.appendChild(here);
                placed = here;
            }
            return here;
        }
    }
}

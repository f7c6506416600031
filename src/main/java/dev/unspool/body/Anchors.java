package dev.unspool.body;

import dev.unspool.article.ArticleId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The targets of links within an article, such as footnotes. Each keeps an id, which begins with that of the article: many articles
 * share a page, and no id may be one of the page's own. What no link leads to gets none.
 */
final class Anchors {

    /** Begins every id. */
    static final String BEGIN = "in-";

    /** The beginning that an earlier cleaning gave, for this article or another. */
    private static final Pattern GIVEN = Pattern.compile(BEGIN + "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-");

    /** An id as it may stand in a body. */
    static final Pattern ID = Pattern.compile(GIVEN + "[\\p{L}\\p{M}\\p{N}_.:-]{1,120}");

    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_.:-]");

    /** Characters of a name; a longer one is no target. */
    private static final int LONGEST = 100;

    /** Characters of a name that are kept, so that a number fits behind them. */
    private static final int LONGEST_OWN = 90;

    /** GitHub puts this before the ids of what its users write, but not into the links. */
    private static final String OF_USERS = "user-content-";

    private final String prefix;
    private final Addresses addresses;
    private final Set<String> targets = new HashSet<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> moved = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    private Anchors(ArticleId article, Addresses addresses) {
        this.prefix = BEGIN + article + "-";
        this.addresses = addresses;
    }

    /** Finds the targets in the source. */
    static Anchors in(Element source, BodyContext context, Addresses addresses, CleaningLimit limit) {
        var anchors = new Anchors(context.article(), addresses);
        var linked = new HashSet<String>();
        source.stream().forEach(element -> {
            limit.step();
            if (element.hasAttr("href")) {
                addresses
                        .place(element.attr("href"))
                        .ifPresent(name -> Collections.addAll(linked, name, Addresses.decoded(name)));
            }
        });
        if (!linked.isEmpty()) {
            source.stream().forEach(element -> {
                limit.step();
                anchors.addTarget(element, linked);
            });
        }
        return anchors;
    }

    /** Returns the ids for an element that is the target of a link; those that are given already are not given again. */
    List<String> idsOf(Element source) {
        if (targets.isEmpty() || !(source.hasAttr("id") || source.hasAttr("name"))) {
            return List.of();
        }
        var given = new ArrayList<String>();
        for (var name : names(source)) {
            if (targets.contains(name) && !ids.containsKey(name)) {
                given.add(ids.computeIfAbsent(name, this::free));
            }
        }
        return given;
    }

    /** Returns the address of a link that leads to a target; {@link #finish} gives it the target's id. */
    Optional<String> link(String href) {
        return addresses.place(href).flatMap(this::target).map(name -> "#" + name);
    }

    /** Makes {@code element} the target of a link; if it is that already, the later ids lead there too. */
    void put(Element element, List<String> given) {
        for (var id : given) {
            if (element.hasAttr("id")) {
                moved.put(id, element.attr("id"));
            } else {
                element.attr("id", id);
            }
        }
    }

    /** Returns the element, as the target that {@link #put} makes it. */
    Element with(List<String> given, Element element) {
        put(element, given);
        return element;
    }

    /** Holds ids back until the next text or picture: their element has none of its own. */
    void hold(List<String> given) {
        waiting.addAll(given);
    }

    boolean isHolding() {
        return !waiting.isEmpty();
    }

    /** Gives the ids that are held back to an element with text. */
    void settle(Element element) {
        put(element, List.copyOf(waiting));
        waiting.clear();
    }

    /** Holds back the id of an element that is removed. */
    void release(Element element) {
        if (element.hasAttr("id")) {
            waiting.add(element.attr("id"));
        }
    }

    /**
     * Leads every link to the id of its target. Unwraps those whose target is gone, and takes away ids that no link leads to any more.
     *
     * @return whether each had its counterpart
     */
    boolean finish(Element body) {
        var last = body.lastElementChild();
        if (last != null && isHolding()) {
            settle(last);
        }
        var placed = new HashSet<>(body.select("[id]").eachAttr("id"));
        var dead = new LinkedHashSet<Element>();
        var linked = new HashSet<String>();
        for (var link : body.select("a[href^=#]")) {
            var id = moved(ids.getOrDefault(link.attr("href").substring(1), ""));
            if (placed.contains(id)) {
                link.attr("href", "#" + id);
                linked.add(id);
            } else if (link.parent() != null) {
                link.attr("href", "");
                dead.add(link.parent());
            }
        }
        dead.forEach(Anchors::unwrapDead);
        body.select("[id]").stream()
                .filter(element -> !linked.contains(element.attr("id")))
                .forEach(element -> element.removeAttr("id"));
        return dead.isEmpty() && linked.size() == placed.size();
    }

    private void addTarget(Element element, Set<String> linked) {
        for (var name : names(element)) {
            if (isLinked(name, linked)) {
                targets.add(name);
            }
        }
    }

    private static boolean isLinked(String name, Set<String> linked) {
        return !bare(name).isEmpty()
                && bare(name).length() <= LONGEST
                && (linked.contains(name)
                        || (name.startsWith(OF_USERS) && linked.contains(name.substring(OF_USERS.length()))));
    }

    private Optional<String> target(String name) {
        return List.of(name, Addresses.decoded(name), OF_USERS + name).stream()
                .filter(targets::contains)
                .findFirst();
    }

    private static List<String> names(Element element) {
        var names = new ArrayList<String>();
        if (element.hasAttr("id")) {
            names.add(element.attr("id").strip());
        }
        if (element.normalName().equals("a") && element.hasAttr("name")) {
            names.add(element.attr("name").strip());
        }
        return names;
    }

    private String free(String name) {
        var own = OTHERS.matcher(bare(name)).replaceAll("-");
        var begin = prefix + own.substring(0, Math.min(own.length(), LONGEST_OWN));
        var id = begin;
        for (var n = taken.size() + 1; !taken.add(id); n++) {
            id = begin + "-" + n;
        }
        return id;
    }

    private static String bare(String name) {
        var given = GIVEN.matcher(name);
        return given.lookingAt() ? name.substring(given.end()) : name;
    }

    private String moved(String id) {
        var there = id;
        for (var next = moved.get(there); next != null; next = moved.get(there)) {
            there = next;
        }
        return there;
    }

    /** Unwraps all dead links of a parent at once: one by one would take quadratic time. */
    private static void unwrapDead(Element parent) {
        var kept = new ArrayList<Node>();
        for (var child : parent.childNodes()) {
            if (child instanceof Element link
                    && link.normalName().equals("a")
                    && link.attr("href").isEmpty()) {
                kept.addAll(link.childNodes());
            } else {
                kept.add(child);
            }
        }
        parent.empty().appendChildren(kept);
    }
}

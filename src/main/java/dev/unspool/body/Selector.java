package dev.unspool.body;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A selector of a rule, read as CSS Selectors Level 4 says, with escapes, strings and brackets. Only classes and ids are kept, each with its dot
 * or hash; what a selector says of elements, attributes and order counts as true.
 */
final class Selector {

    private static final Pattern TOKEN =
            Pattern.compile("(?<name>[.#](?:[\\w-]|[^\\x00-\\x7f]|\\\\(?:[0-9a-fA-F]{1,6}\\s?|[^\\n]))++)"
                    + "|(?<pseudo>::?+[\\w-]++\\(?+)"
                    + "|\\[(?:[^\\]\"']|\"[^\"]*+\"|'[^']*+')*+]?+"
                    + "|\"[^\"]*+\"|'[^']*+'"
                    + "|[(),]"
                    + "|[\\s>+~]++(?![\\s,]|$)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))");

    /** Functions whose names are alternatives. What other functions say is skipped. */
    private static final Set<String> ALTERNATIVES = Set.of(":is(", ":where(", ":-webkit-any(", ":-moz-any(");

    /** States into which a reader brings an element for a while, and parts of an element in the old spelling. */
    private static final Pattern PASSING = Pattern.compile(
            "::.*|:(?:hover|focus.*|active|target.*|popover-open|modal|(?:-webkit-|-moz-)?full-?screen|before|after|first-l.*)");

    /** The state of boxes and options that a reader can change. A body may have it from the start. */
    static final String CHECKED = ":checked";

    /** Selectors of a rule that are kept; a word processor writes three. */
    private static final int MOST = 100;

    private final Set<String> subject = new HashSet<>();
    private final Set<String> needed = new HashSet<>();
    private final Set<String> alternatives = new HashSet<>();
    private String text = "";
    private boolean isPassing;
    private int depth;

    /** The depth at which a function began that is skipped; zero outside. */
    private int skipped;

    private Selector() {}

    /**
     * Reads a list of selectors, and returns those of classes and ids that hold for good in a document with just these names, each once.
     *
     * @param names classes and ids, and {@link #CHECKED}
     */
    static Collection<Selector> holding(String css, Set<String> names, CleaningLimit limit) {
        var holding = new LinkedHashMap<String, Selector>();
        var selector = new Selector();
        var from = 0;
        for (var tokens = TOKEN.matcher(css); tokens.find() && holding.size() < MOST; ) {
            limit.step();
            if (tokens.group().equals(",") && selector.depth == 0) {
                selector.end(css.substring(from, tokens.start()), names, holding);
                selector = new Selector();
                from = tokens.end();
            } else {
                selector.read(tokens.group(), tokens.group("name") != null, tokens.group("pseudo") != null);
            }
        }
        selector.end(css.substring(from), names, holding);
        return holding.values();
    }

    /** The selector as it was written. */
    String text() {
        return text;
    }

    /** Returns the classes and ids of the elements that the rule is for. */
    Set<String> subject() {
        var names = new HashSet<>(subject);
        names.addAll(alternatives);
        return names;
    }

    private void end(String written, Set<String> names, Map<String, Selector> holding) {
        text = written.strip();
        if (!isPassing
                && names.containsAll(needed)
                && names.containsAll(subject)
                && !(subject.isEmpty() && alternatives.isEmpty())) {
            holding.putIfAbsent(text, this);
        }
    }

    private void read(String token, boolean isName, boolean isPseudo) {
        if (isName) {
            name(token);
        } else if (isPseudo) {
            pseudo(token.toLowerCase(Locale.ROOT));
        } else if (token.equals("(")) {
            depth++;
        } else if (token.equals(")")) {
            skipped = depth == skipped ? 0 : skipped;
            depth = Math.max(0, depth - 1);
        } else if (depth == 0 && isCombinator(token)) {
            needed.addAll(subject);
            subject.clear();
            alternatives.clear();
        }
    }

    private static boolean isCombinator(String token) {
        return token.isBlank() || ">+~".indexOf(token.strip().charAt(0)) >= 0;
    }

    private void name(String token) {
        if (skipped == 0) {
            (depth == 0 ? subject : alternatives).add(unescaped(token));
        }
    }

    private void pseudo(String token) {
        var isFunction = token.endsWith("(");
        depth += isFunction ? 1 : 0;
        if (skipped > 0) {
            return;
        }
        if (isFunction && !ALTERNATIVES.contains(token)) {
            skipped = depth;
        }
        isPassing |= PASSING.matcher(token).matches();
        if (token.equals(CHECKED)) {
            needed.add(CHECKED);
        }
    }

    private static String unescaped(String name) {
        return name.indexOf('\\') < 0
                ? name
                : ESCAPE.matcher(name)
                        .replaceAll(escape -> Matcher.quoteReplacement(
                                escape.group(1) == null ? escape.group(2) : character(escape.group(1))));
    }

    private static String character(String digits) {
        var point = Integer.parseInt(digits, 16);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "\ufffd";
    }
}

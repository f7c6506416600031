package dev.unspool.body;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A selector of a rule. Only classes and ids are kept, each with its dot or hash; what a selector says of elements, attributes and order counts as
 * true.
 *
 * @param text the selector as it was written
 * @param subject classes and ids of the elements that the rule is for
 */
record Selector(String text, Set<String> subject) {

    /** The state of boxes and options that a reader can change. A body may have it from the start. */
    static final String CHECKED = ":checked";

    /** Selectors of a rule that are kept; a word processor writes three. */
    private static final int MOST = 100;

    /**
     * Reads a list of selectors, and returns those of classes and ids that hold for good in a document with just these names, each once.
     *
     * @param names classes and ids, and {@link #CHECKED}
     */
    static Collection<Selector> holding(String css, Set<String> names, CleaningLimit limit) {
        return new Reader(css.strip(), names, limit)
                .list(0).stream()
                        .filter(selector -> !selector.subject.isEmpty())
                        .toList();
    }

    /** Reads selectors as CSS Selectors Level 4 says, with escapes, strings and brackets. */
    private static final class Reader {

        /** What a selector consists of; names of elements are skipped. Possessive, so that no text is read twice. */
        private static final Pattern TOKEN =
                Pattern.compile("[.#](?:[\\w-]|[^\\x00-\\x7f]|\\\\[0-9a-fA-F]{1,6}\\s?|\\\\[^\\n])++"
                        + "|::?+[\\w-]++\\(?+"
                        + "|\\[(?:[^\\]\"']|\"[^\"]*+\"|'[^']*+')*+]?+"
                        + "|\"[^\"]*+\"|'[^']*+'"
                        + "|[(),]"
                        + "|[\\s>+~]++");

        private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))", Pattern.DOTALL);

        /** Functions that hold if one of their selectors does. All others count as true. */
        private static final Set<String> ALTERNATIVES = Set.of(":is(", ":where(", ":-webkit-any(", ":-moz-any(");

        /** Alternatives within alternatives that are read; deeper ones count as true. */
        private static final int MOST_DEPTH = 8;

        /** States into which a reader brings an element for a while, and parts of an element, in the new and the old spelling. */
        private static final Pattern PASSING = Pattern.compile(
                "::.*|:(?:hover|focus.*|active|target.*|popover-open|modal|(?:-webkit-|-moz-)?full-?screen|before|after|first-l.*)");

        private final String css;
        private final Set<String> names;
        private final CleaningLimit limit;
        private final Matcher tokens;

        /** The last token; empty at the end. */
        private String token = "";

        private int start;
        private int end;

        Reader(String css, Set<String> names, CleaningLimit limit) {
            this.css = css;
            this.names = names;
            this.limit = limit;
            this.tokens = TOKEN.matcher(css);
        }

        /** Reads to the end, or to the bracket that ends the alternatives. */
        Collection<Selector> list(int depth) {
            var holding = new LinkedHashMap<String, Selector>();
            do {
                var from = end;
                var subject = new HashSet<String>();
                if (selector(subject, depth) && holding.size() < MOST) {
                    var text = css.substring(from, start).strip();
                    holding.putIfAbsent(text, new Selector(text, subject));
                }
            } while (token.equals(","));
            return holding.values();
        }

        /** Reads a selector, and returns whether it holds. */
        private boolean selector(Set<String> subject, int depth) {
            var isHolding = true;
            while (next() && !token.equals(",") && !(token.equals(")") && depth > 0)) {
                isHolding &= switch (token.charAt(0)) {
                    case '.', '#' -> name(subject);
                    case ':' -> pseudo(subject, depth);
                    case '(' -> skip();
                    case '[', '"', '\'', ')' -> true;
                    default -> combinator(subject);
                };
            }
            return isHolding;
        }

        private boolean next() {
            limit.step();
            var isToken = tokens.find();
            token = isToken ? tokens.group() : "";
            start = isToken ? tokens.start() : css.length();
            end = isToken ? tokens.end() : css.length();
            return isToken;
        }

        private boolean name(Set<String> subject) {
            var name = unescaped(token);
            subject.add(name);
            return names.contains(name);
        }

        private boolean pseudo(Set<String> subject, int depth) {
            var name = token.toLowerCase(Locale.ROOT);
            if (ALTERNATIVES.contains(name) && depth < MOST_DEPTH) {
                var alternatives = list(depth + 1);
                alternatives.forEach(each -> subject.addAll(each.subject));
                return !alternatives.isEmpty();
            }
            var isFunction = name.endsWith("(") && skip();
            return !PASSING.matcher(isFunction ? name.substring(0, name.length() - 1) : name)
                            .matches()
                    && (!name.equals(CHECKED) || names.contains(CHECKED));
        }

        /** Skips to the end of brackets. What they say counts as true. */
        private boolean skip() {
            var depth = 1;
            while (depth > 0 && next()) {
                var isOpening = token.equals("(") || (token.startsWith(":") && token.endsWith("("));
                depth += isOpening ? 1 : token.equals(")") ? -1 : 0;
            }
            return true;
        }

        /** Begins another element, unless the selector ends here with blanks. */
        private boolean combinator(Set<String> subject) {
            if (end < css.length() && css.charAt(end) != ',' && css.charAt(end) != ')') {
                subject.clear();
            }
            return true;
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
}

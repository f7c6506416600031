package dev.unspool.body;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The programming language of a listing, as highlighters and editors write it, in the one way that HTML recommends: a class. */
final class CodeLanguage {

    private static final String CLASS = "language-";

    /** The class as it may stand in a body. */
    static final Pattern IN_CLASS = Pattern.compile(CLASS + "[a-z0-9+#][a-z0-9+#._-]{0,29}");

    private static final Pattern BLANKS = Pattern.compile("[\\s:;]+");
    private static final List<String> PREFIXES =
            List.of(CLASS, "lang-", "highlight-source-", "highlight-text-", "mw-highlight-lang-", "highlight-");
    private static final List<String> ATTRIBUTES =
            List.of("data-lang", "data-language", "data-code-block-lang", "data-enlighter-language");

    /** Classes of highlighters that stand before the class of the language. */
    private static final Set<String> BEFORE = Set.of("sourcecode", "hljs", "brush", "src");

    private static final Set<String> NONE = Set.of(
            "none", "plain", "plaintext", "text", "txt", "default", "auto", "undefined", "generic", "numbersource");

    /** Names that stand in the attribute for human languages, as some plug-ins write them. */
    private static final Set<String> MISPLACED = Set.of(
            "bash",
            "c",
            "cpp",
            "csharp",
            "css",
            "diff",
            "go",
            "html",
            "java",
            "javascript",
            "js",
            "json",
            "kotlin",
            "perl",
            "php",
            "python",
            "ruby",
            "rust",
            "scala",
            "sql",
            "swift",
            "ts",
            "typescript",
            "xml",
            "yaml");

    /** Classes of an element that are read. */
    private static final int MOST_CLASSES = 20;

    private CodeLanguage() {}

    /** Copies the language of a listing, which may stand at an element around it, or of a piece of code. */
    static void copy(Element source, Element clean) {
        var language = clean.normalName().equals("pre") ? ofListing(source) : of(source);
        language.ifPresent(name -> clean.attr("class", CLASS + name));
    }

    /** Moves the language from a listing to the {@code code} that is its only content. */
    static void settle(Element listing) {
        var isOne = listing.childNodeSize() == 1
                && listing.childNode(0).normalName().equals("code");
        var code = listing.firstElementChild();
        if (isOne && code != null && listing.hasAttr("class")) {
            var attributes = code.attributes().clone();
            code.clearAttributes().attr("class", listing.attr("class")); // first, as copy() writes it
            code.attributes().addAll(attributes);
            listing.removeAttr("class");
        }
    }

    /** Whether the {@code lang} of an element names a programming language. */
    static boolean isMisplaced(Element element) {
        return switch (element.normalName()) {
            case "pre", "code" -> MISPLACED.contains(element.attr("lang").toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    /** Reads a {@code pre} and, as highlighters wrap it, the two elements around it. */
    private static Optional<String> ofListing(Element pre) {
        return Stream.<@Nullable Element>iterate(pre, Objects::nonNull, Element::parent)
                .limit(3)
                .flatMap(element -> of(element).stream())
                .findFirst();
    }

    private static Optional<String> of(Element element) {
        return Stream.concat(
                        ATTRIBUTES.stream().map(element::attr).filter(value -> !value.isEmpty()),
                        Stream.concat(misplaced(element), inClass(element)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> IN_CLASS.matcher(CLASS + name).matches() && !NONE.contains(name))
                .findFirst();
    }

    private static Stream<String> misplaced(Element element) {
        return isMisplaced(element) ? Stream.of(element.attr("lang")) : Stream.empty();
    }

    private static Stream<String> inClass(Element element) {
        var names = BLANKS.split(element.attr("class").strip().toLowerCase(Locale.ROOT), MOST_CLASSES);
        for (var name : names) {
            for (var prefix : PREFIXES) {
                if (name.startsWith(prefix)) {
                    return Stream.of(name.substring(prefix.length()));
                }
            }
        }
        for (var i = 0; i + 1 < names.length; i++) {
            if (BEFORE.contains(names[i])) {
                return Stream.of(names[i + 1]);
            }
        }
        return Stream.empty();
    }
}

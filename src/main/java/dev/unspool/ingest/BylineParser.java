package dev.unspool.ingest;

import dev.unspool.article.TopicName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the names in the byline of an imported article, where they stand in one string. It divides the string only where it is sure that it is a
 * list of people, and else takes the whole string as one name:
 *
 * <ul>
 *   <li>"Ada Writer; Bo Baker" and "山田太郎、鈴木花子": at semicolons and ideographic commas;
 *   <li>"Ada Writer and Bo Baker", "Ada Writer, Bo Baker &amp; Cy Clark" and three or more between commas: where each part has two to five words
 *       that begin with a capital, as names do, and none that belongs to an office, a title or a firm.
 * </ul>
 *
 * <p>Two parts with a comma between them are never divided: "Writer, Ada", "Ada Writer, PhD" and "Ada Writer, New York" look like "Ada Writer, Bo
 * Baker". Files that have lists give them as arrays. "By" before a capital is left out.
 */
final class BylineParser {

    private static final Pattern BY = Pattern.compile("^[Bb]y (?=\\p{Lu})");
    private static final Pattern SURE = Pattern.compile(" ?[;；؛、] ?");
    private static final Pattern COMMA = Pattern.compile(" ?[,，] ?(?:(?:and|&) )?");
    private static final Pattern CONJUNCTION = Pattern.compile("[,，]? (?:and|&) ");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");
    private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}.'’-]*");

    /** Parts from which a list with nothing but commas is one of people. */
    private static final int SURELY_MANY = 3;

    private static final int MIN_WORDS = 2;
    private static final int MAX_WORDS = 5;

    private static final Set<String> PARTICLES = Set.of(
            "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le",
            "ten", "ter", "van", "von", "y", "zu");

    /** Words of offices, titles and firms, in lower case. */
    private static final Set<String> NO_NAMES = Set.of(
            "affairs",
            "agency",
            "associated",
            "association",
            "board",
            "bureau",
            "center",
            "centre",
            "columnist",
            "committee",
            "community",
            "company",
            "contributor",
            "corp",
            "correspondent",
            "council",
            "department",
            "desk",
            "director",
            "editor",
            "editors",
            "executive",
            "force",
            "foundation",
            "group",
            "inc",
            "institute",
            "international",
            "journal",
            "jr",
            "llc",
            "ltd",
            "magazine",
            "manager",
            "md",
            "media",
            "ministry",
            "national",
            "network",
            "news",
            "office",
            "phd",
            "post",
            "press",
            "reporter",
            "school",
            "science",
            "senior",
            "service",
            "services",
            "society",
            "sons",
            "sr",
            "staff",
            "studies",
            "team",
            "the",
            "times",
            "today",
            "union",
            "university",
            "writers");

    private BylineParser() {}

    /** Returns the names in {@code byline}, normalized. */
    static List<String> names(String byline) {
        var text = BY.matcher(TopicName.normalized(byline)).replaceFirst("");
        var sure = SURE.splitAsStream(text).filter(part -> !part.isEmpty()).toList();
        if (sure.size() > 1) {
            return sure.stream().allMatch(BylineParser::mayBeName) ? sure : List.of(text);
        }
        var parts =
                CONJUNCTION.splitAsStream(text).flatMap(COMMA::splitAsStream).toList();
        var isList = parts.size() >= SURELY_MANY || CONJUNCTION.matcher(text).find();
        return parts.size() > 1 && isList && parts.stream().allMatch(BylineParser::isName) ? parts : List.of(text);
    }

    private static boolean mayBeName(String part) {
        return LETTER.matcher(part).find() && !DIGIT.matcher(part).find();
    }

    private static boolean isName(String part) {
        var words = List.of(part.split(" "));
        var names = words.stream().filter(word -> !PARTICLES.contains(word)).toList();
        return names.size() >= MIN_WORDS
                && words.size() <= MAX_WORDS
                && names.stream().allMatch(word -> WORD.matcher(word).matches())
                && names.stream().noneMatch(BylineParser::isOfNoName);
    }

    private static boolean isOfNoName(String word) {
        return NO_NAMES.contains(word.replace(".", "").toLowerCase(Locale.ROOT));
    }
}

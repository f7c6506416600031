package dev.unspool.reader;

import dev.unspool.article.Author;
import dev.unspool.web.Site;
import java.util.Locale;
import java.util.regex.Pattern;

/** An author as pages show them. */
record Byline(Author author, Site site) {

    /** Colours that a drawn avatar may have: classes {@code tone-0} and up of the style sheet. */
    private static final int TONES = 6;

    /** What people see as one: an extended grapheme cluster (UAX #29). */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    String name() {
        return author.name();
    }

    String path() {
        return site.authorPath(author.slug());
    }

    /** The first character of the first word and of the last, as people see characters; of scripts without words, the first alone. */
    String initials() {
        var words = author.name().strip().split("[\\s\\u00a0]+");
        var last = words.length > 1 ? first(words[words.length - 1]) : "";
        return (first(words[0]) + last).toUpperCase(Locale.ROOT);
    }

    /** The same colour for the same author, always. */
    String tone() {
        return "tone-" + Math.floorMod(author.slug().hashCode(), TONES);
    }

    private static String first(String word) {
        var characters = CHARACTER.matcher(word);
        return characters.lookingAt() ? characters.group() : "";
    }
}

package dev.unspool.reader;

import dev.unspool.article.Author;
import dev.unspool.web.Site;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An author as pages show them. */
record Byline(Author author, Site site) {

    /** Colours of drawn avatars: classes {@code tone-0} and up of the style sheet. */
    private static final int TONES = 6;

    /** A character as people see it: an extended grapheme cluster (UAX #29). */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    String name() {
        return author.name();
    }

    @Nullable
    String role() {
        return author.role();
    }

    String path() {
        return site.authorPath(author.slug());
    }

    /** Returns the first character of the first word and of the last word; in scripts without words, the first character alone. */
    String initials() {
        var words = author.name().strip().split("[\\s\\u00a0]+");
        var last = words.length > 1 ? first(words[words.length - 1]) : "";
        return (first(words[0]) + last).toUpperCase(Locale.ROOT);
    }

    /** Returns the class of the avatar's colour, always the same for the same author. */
    String tone() {
        return "tone-" + Math.floorMod(author.slug().hashCode(), TONES);
    }

    /** Returns what stands between the author at {@code place}, from 0, and the one before, such as " and ". */
    static String before(int place, int count) {
        if (place == 0) {
            return "";
        }
        return place == count - 1 ? " and " : ", ";
    }

    private static String first(String word) {
        var characters = CHARACTER.matcher(word);
        return characters.lookingAt() ? characters.group() : "";
    }
}

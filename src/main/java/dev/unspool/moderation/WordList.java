package dev.unspool.moderation;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words and phrases, found whole, in any case, and through disguises: full-width letters, look-alikes, invisible characters between. */
final class WordList {

    private final @Nullable Pattern words;

    WordList(Collection<String> words) {
        var alternatives = words.stream()
                .map(Tricks::plain)
                .filter(word -> !word.isBlank())
                .map(word -> Pattern.quote(word.strip()))
                .collect(Collectors.joining("|"));
        this.words = alternatives.isEmpty()
                ? null
                : Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])");
    }

    boolean isIn(String text) {
        return words != null && words.matcher(Tricks.plain(text)).find();
    }
}

package dev.unspool.moderation;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds words and phrases in texts: whole words, in any case, and through disguises such as full-width letters, look-alikes and invisible characters.
 */
final class WordList {

    private final @Nullable Pattern words;

    WordList(Collection<String> words) {
        var alternatives = words.stream()
                .map(Confusables::plain)
                .filter(word -> !word.isBlank())
                .map(word -> Pattern.quote(word.strip()))
                .collect(Collectors.joining("|"));
        this.words = alternatives.isEmpty()
                ? null
                : Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])");
    }

    boolean isIn(String text) {
        return words != null && words.matcher(Confusables.plain(text)).find();
    }
}

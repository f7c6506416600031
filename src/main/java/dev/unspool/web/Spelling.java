package dev.unspool.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Guesses which name a misspelt one was meant to be. */
final class Spelling {

    /** A third of the letters may be wrong. */
    private static final int LETTERS_PER_MISTAKE = 3;

    private Spelling() {}

    /** Returns the name of {@code known} that is written most like {@code name}; empty if none is written nearly so. */
    static Optional<String> nearest(String name, Collection<String> known) {
        var sent = letters(name);
        return known.stream()
                .map(candidate -> new Guess(candidate, mistakes(sent, letters(candidate))))
                .filter(guess -> guess.mistakes <= allowed(sent))
                .min(Comparator.comparingInt(Guess::mistakes))
                .map(Guess::name);
    }

    private record Guess(String name, int mistakes) {}

    private static int allowed(String name) {
        return name.length() / LETTERS_PER_MISTAKE;
    }

    /** Leaves out what tells {@code body_html}, {@code body-html} and {@code bodyHTML} apart. */
    private static String letters(String name) {
        return name.replaceAll("[_.\\-\\s]", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the number of letters that are missing, too many, wrong, or in the wrong order with their neighbour (optimal string alignment). */
    private static int mistakes(String sent, String meant) {
        var beforeLast = new int[meant.length() + 1];
        var last = IntStream.rangeClosed(0, meant.length()).toArray();
        for (var i = 1; i <= sent.length(); i++) {
            var row = new int[meant.length() + 1];
            row[0] = i;
            for (var j = 1; j <= meant.length(); j++) {
                var wrong = last[j - 1] + (sent.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(wrong, Math.min(last[j], row[j - 1]) + 1);
                if (areSwapped(sent, i, meant, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[meant.length()];
    }

    private static boolean areSwapped(String sent, int i, String meant, int j) {
        return i > 1 && j > 1 && sent.charAt(i - 1) == meant.charAt(j - 2) && sent.charAt(i - 2) == meant.charAt(j - 1);
    }
}

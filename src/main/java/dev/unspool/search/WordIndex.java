package dev.unspool.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The words of a list of short texts, and which texts have each. Never changes. For 100,000 headlines it takes some 10 MB, and a lookup a fraction of
 * a millisecond.
 */
final class WordIndex {

    /** Words of a text that are found; no headline has as many. */
    private static final int MOST_WORDS = 60;

    /** The words in their order. */
    private final String[] words;

    /** The letters of each word as bits, by which most words that are unlike another are told apart from it quickly. */
    private final long[] letters;

    /** Where the texts of each word begin in {@link #texts}, and where the last ones end. */
    private final int[] begins;

    private final int[] texts;
    private final int size;

    private WordIndex(SortedMap<String, Texts> read, int size) {
        this.words = read.keySet().toArray(String[]::new);
        this.letters = Arrays.stream(words).mapToLong(WordIndex::letters).toArray();
        var found = read.values().toArray(Texts[]::new);
        this.begins = new int[words.length + 1];
        for (var i = 0; i < words.length; i++) {
            begins[i + 1] = begins[i] + found[i].count;
        }
        this.texts = new int[begins[words.length]];
        for (var i = 0; i < words.length; i++) {
            System.arraycopy(found[i].numbers, 0, texts, begins[i], found[i].count);
        }
        this.size = size;
    }

    static WordIndex of(List<String> texts) {
        var read = new HashMap<String, Texts>();
        for (var i = 0; i < texts.size(); i++) {
            for (var token : Folding.tokens(texts.get(i), MOST_WORDS)) {
                if (!token.word().isEmpty()) {
                    read.computeIfAbsent(token.word(), word -> new Texts()).add(i);
                }
            }
        }
        return new WordIndex(new TreeMap<>(read), texts.size());
    }

    /** Returns the numbers of the texts that have all words and one that begins with the prefix. */
    BitSet matching(TypedWords typed) {
        var matching = beginningWith(typed.prefix());
        for (var word : typed.whole()) {
            if (matching.isEmpty()) {
                break;
            }
            var place = Arrays.binarySearch(words, word);
            matching.and(place < 0 ? new BitSet() : having(place, place + 1));
        }
        return matching;
    }

    /** Whether a text that {@code isShown} has the word, or one that begins with it. */
    boolean hasBeginning(String prefix, IntPredicate isShown) {
        return beginningWith(prefix).stream().anyMatch(isShown);
    }

    /**
     * Returns the word that is most like {@code word}, and of several the one of the most texts; null if none is within {@code most} mistakes.
     *
     * @param isShown whether a text may be looked at
     */
    @Nullable
    Near nearest(String word, int most, IntPredicate isShown) {
        var sought = letters(word);
        Near best = null;
        for (var i = 0; i < words.length; i++) {
            // A mistake changes two letters at most.
            if (Long.bitCount(letters[i] ^ sought) <= 2 * most) {
                best = better(best, i, word, most, isShown);
            }
        }
        return best;
    }

    private @Nullable Near better(@Nullable Near best, int place, String word, int most, IntPredicate isShown) {
        var mistakes = EditDistance.between(word, words[place], most);
        var count = begins[place + 1] - begins[place];
        if (mistakes > most || (best != null && !best.isWorseThan(mistakes, count))) {
            return best;
        }
        return having(place, place + 1).stream()
                .filter(isShown)
                .mapToObj(text -> new Near(words[place], mistakes, count, text))
                .findFirst()
                .orElse(best);
    }

    private BitSet beginningWith(String prefix) {
        if (prefix.isEmpty()) {
            return new BitSet();
        }
        return having(place(prefix), place(prefix + Character.MAX_VALUE));
    }

    private int place(String word) {
        var place = Arrays.binarySearch(words, word);
        return place < 0 ? -place - 1 : place;
    }

    private BitSet having(int from, int to) {
        var having = new BitSet(size);
        for (var i = begins[from]; i < begins[to]; i++) {
            having.set(texts[i]);
        }
        return having;
    }

    private static long letters(String word) {
        var letters = 0L;
        for (var i = 0; i < word.length(); i++) {
            letters |= 1L << (word.charAt(i) % Long.SIZE);
        }
        return letters;
    }

    /**
     * A word that is like another.
     *
     * @param count how many texts have it
     * @param text the number of one that has it
     */
    record Near(String word, int mistakes, int count, int text) {

        boolean isWorseThan(int otherMistakes, int otherCount) {
            return otherMistakes < mistakes || (otherMistakes == mistakes && otherCount > count);
        }
    }

    /** The numbers of texts, each once, rising. */
    private static final class Texts {

        private int[] numbers = new int[2];
        private int count;

        void add(int number) {
            if (count > 0 && numbers[count - 1] == number) {
                return;
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count] = number;
            count++;
        }
    }
}

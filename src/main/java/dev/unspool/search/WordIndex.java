package dev.unspool.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a list of short texts, which texts have each, and which words each text has. Never changes. For 100,000 headlines it takes some 15 MB.
 * However many texts there are, a lookup looks at {@value #MOST_LOOKED_AT} of them at most: a fraction of a millisecond.
 */
final class WordIndex {

    /** Words of a text that are found. No headline has as many; in Thai, where each pair of letters counts as one, few have. */
    static final int MOST_WORDS = 120;

    /** Texts of a lookup. Of words that many texts have, those texts are enough to find the first matches; rare words have fewer. */
    static final int MOST_LOOKED_AT = 10_000;

    /** The words in their order. */
    private final String[] words;

    /** The letters of each word as bits, by which most words that are unlike another are told apart from it quickly. */
    private final long[] letters;

    /** Where the texts of each word begin in {@link #texts}, and where the last ones end. */
    private final int[] begins;

    /** The numbers of the texts of each word, rising. */
    private final int[] texts;

    /** Where the words of each text begin in {@link #places}, and where the last ones end. */
    private final int[] placeBegins;

    /** The places of the words of each text in {@link #words}, rising. */
    private final int[] places;

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
        this.placeBegins = placeBegins(texts, size);
        this.places = places();
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

    /** Returns the numbers of texts that have all words and one that begins with the prefix, rising. */
    IntStream matching(TypedWords typed) {
        var begun = beginningWith(typed.prefix());
        var whole = typed.whole().stream()
                .map(word -> Range.at(Arrays.binarySearch(words, word)))
                .sorted(Comparator.comparingInt(this::count))
                .toArray(Range[]::new);
        if (begun.isEmpty() || (whole.length > 0 && whole[0].isEmpty())) {
            return IntStream.empty();
        }
        return candidates(begun, whole).limit(MOST_LOOKED_AT).filter(text -> hasAll(text, whole) && has(text, begun));
    }

    /** Returns the texts of the rarest word, or of the prefix where that is rarer, rising. A common prefix alone may begin a word of any text. */
    private IntStream candidates(Range begun, Range[] whole) {
        var fewest = whole.length == 0 ? texts.length : count(whole[0]);
        if (count(begun) <= Math.min(fewest, MOST_LOOKED_AT)) {
            return having(begun);
        }
        return whole.length == 0 ? IntStream.range(0, placeBegins.length - 1) : textsOf(whole[0]);
    }

    /** Whether a text that {@code isShown} has the word, or one that begins with it. */
    boolean hasBeginning(String prefix, IntPredicate isShown) {
        return textsOf(beginningWith(prefix)).anyMatch(isShown);
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
        return textsOf(Range.at(place))
                .filter(isShown)
                .mapToObj(text -> new Near(words[place], mistakes, count, text))
                .findFirst()
                .orElse(best);
    }

    private Range beginningWith(String prefix) {
        return prefix.isEmpty() ? Range.EMPTY : new Range(place(prefix), place(prefix + Character.MAX_VALUE));
    }

    private int place(String word) {
        var place = Arrays.binarySearch(words, word);
        return place < 0 ? -place - 1 : place;
    }

    /** Returns how many texts the words have; one that has several counts several times. */
    private int count(Range range) {
        return begins[range.to] - begins[range.from];
    }

    /** Returns the texts of the words: of one word rising, of several in no order and perhaps repeatedly. */
    private IntStream textsOf(Range range) {
        return Arrays.stream(texts, begins[range.from], begins[range.to]);
    }

    /** Returns the texts of the words, each once, rising. */
    private IntStream having(Range range) {
        var having = new BitSet();
        textsOf(range).forEach(having::set);
        return having.stream();
    }

    private boolean hasAll(int text, Range[] ranges) {
        for (var range : ranges) {
            if (!has(text, range)) {
                return false;
            }
        }
        return true;
    }

    private boolean has(int text, Range range) {
        var end = placeBegins[text + 1];
        var found = Arrays.binarySearch(places, placeBegins[text], end, range.from);
        var place = found < 0 ? -found - 1 : found;
        return place < end && places[place] < range.to;
    }

    private static int[] placeBegins(int[] texts, int size) {
        var begins = new int[size + 1];
        for (var text : texts) {
            begins[text + 1]++;
        }
        Arrays.parallelPrefix(begins, Integer::sum);
        return begins;
    }

    private int[] places() {
        var places = new int[texts.length];
        var next = placeBegins.clone();
        for (var place = 0; place < words.length; place++) {
            for (var i = begins[place]; i < begins[place + 1]; i++) {
                places[next[texts[i]]++] = place;
            }
        }
        return places;
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

    /** Neighbouring words, by their places. */
    private record Range(int from, int to) {

        private static final Range EMPTY = new Range(0, 0);

        /** Returns the word at a place; nothing for a negative one. */
        static Range at(int place) {
            return place < 0 ? EMPTY : new Range(place, place + 1);
        }

        boolean isEmpty() {
            return from == to;
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

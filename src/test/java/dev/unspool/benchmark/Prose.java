package dev.unspool.benchmark;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates meaningless text in which words are as frequent as in real text. The same seed gives the same text. */
final class Prose {

    private static final int VOCABULARY = 6_000;

    private static final String FREQUENT =
            "the of and to in a is that for it as was with be by on not he his but at are this have"
                    + " from or had an they which one you were all her she there would their we him been has when who will no more";

    private static final String[] SYLLABLES =
            ("ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za ber cal den fir gol har"
                            + " jin kel lam mor nes pol ran ses tin vol wen dra bri cle flo gra ple pri sta stre tri")
                    .split(" ");

    private static final List<String> WORDS = Stream.concat(
                    Stream.of(FREQUENT.split(" ")), invented(new Random(1)).distinct())
            .limit(VOCABULARY)
            .toList();

    /** Characters. With the spread below the mean is four thousand, as in newspaper articles. */
    private static final double MEDIAN_BODY = 3_500;

    private static final double SPREAD = 0.5;
    private static final int LONGEST_BODY = 30_000;
    private static final int PARAGRAPHS_BETWEEN_HEADINGS = 4;

    private final Random random;

    Prose(long seed) {
        this.random = new Random(seed);
    }

    /** Returns one of {@code choices}. */
    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Returns words, capitalised and without a full stop. */
    String phrase(int words) {
        var phrase = IntStream.range(0, words).mapToObj(i -> word()).collect(Collectors.joining(" "));
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }

    /** Returns paragraphs with sub-headings, as clean HTML. */
    String body() {
        var length = Math.min(LONGEST_BODY, MEDIAN_BODY * Math.exp(SPREAD * random.nextGaussian()));
        var body = new StringBuilder();
        for (var paragraph = 1; body.length() < length; paragraph++) {
            body.append("<p>").append(paragraph()).append("</p>");
            if (paragraph % PARAGRAPHS_BETWEEN_HEADINGS == 0) {
                body.append("<h2>").append(phrase(between(3, 6))).append("</h2>");
            }
        }
        return body.toString();
    }

    private String paragraph() {
        return IntStream.range(0, between(3, 6))
                .mapToObj(i -> phrase(between(8, 24)) + ".")
                .collect(Collectors.joining(" "));
    }

    /** Chooses the word of rank r about as often as 1/r: Zipf's law. */
    private String word() {
        return WORDS.get((int) Math.pow(VOCABULARY, random.nextDouble()) - 1);
    }

    private static Stream<String> invented(Random random) {
        return Stream.generate(() -> IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(i -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                .collect(Collectors.joining()));
    }
}

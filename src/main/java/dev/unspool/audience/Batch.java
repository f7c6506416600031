package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Counts that are added to what PostgreSQL has, once for each id. */
record Batch(UUID id, Map<ArticleId, Map<Figure, Long>> counts) {

    /** Twelve digits: more than readers do while PostgreSQL is away, and nine million such batches fit a {@code bigint}. */
    private static final Pattern COUNT = Pattern.compile("\\d{1,12}");

    Batch {
        counts = Map.copyOf(counts);
    }

    /** @param fields {@code ARTICLE:FIGURE} to number; others say nothing of readers */
    static Batch parse(UUID id, Map<String, String> fields) {
        var counts = new HashMap<ArticleId, Map<Figure, Long>>();
        fields.forEach((field, number) -> {
            var colon = field.indexOf(':');
            if (colon > 0) {
                var article = ArticleId.parse(field.substring(0, colon));
                var figure = Figure.of(field.substring(colon + 1));
                article.ifPresent(known -> figure.ifPresent(what -> add(counts, known, what, count(number))));
            }
        });
        return new Batch(id, counts);
    }

    /** What {@code acts} add. */
    static Batch of(UUID id, List<Held> acts) {
        var counts = new HashMap<ArticleId, Map<Figure, Long>>();
        acts.forEach(act ->
                act.gains().forEach((figure, gain) -> add(counts, act.act().article(), figure, gain)));
        return new Batch(id, counts);
    }

    /** Others may write to Redis: a number that no batch can have would fail, or spoil the figures, for ever. */
    private static long count(String number) {
        return COUNT.matcher(number).matches() ? Long.parseLong(number) : 0;
    }

    private static void add(Map<ArticleId, Map<Figure, Long>> counts, ArticleId article, Figure figure, long number) {
        counts.computeIfAbsent(article, one -> new EnumMap<>(Figure.class)).merge(figure, number, Long::sum);
    }
}

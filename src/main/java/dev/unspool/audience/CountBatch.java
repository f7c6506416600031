package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Counts to be added to those in PostgreSQL, once for each id. */
record CountBatch(UUID id, Map<ArticleId, Map<Figure, Long>> counts) {

    /** Twelve digits: more than readers do while PostgreSQL is away, and nine million such batches fit into a {@code bigint}. */
    private static final Pattern COUNT = Pattern.compile("\\d{1,12}");

    CountBatch {
        counts = Map.copyOf(counts);
    }

    /**
     * Reads a batch from the fields of a Redis hash.
     *
     * @param fields {@code ARTICLE:FIGURE} to number; other fields are ignored
     */
    static CountBatch parse(UUID id, Map<String, String> fields) {
        var counts = new HashMap<ArticleId, Map<Figure, Long>>();
        fields.forEach((field, number) -> {
            var colon = field.indexOf(':');
            if (colon > 0) {
                var article = ArticleId.parse(field.substring(0, colon));
                var figure = Figure.of(field.substring(colon + 1));
                article.ifPresent(known -> figure.ifPresent(what -> add(counts, known, what, count(number))));
            }
        });
        return new CountBatch(id, counts);
    }

    /** Returns a batch of what {@code acts} add to the counts. */
    static CountBatch of(UUID id, List<UnsentAct> acts) {
        var counts = new HashMap<ArticleId, Map<Figure, Long>>();
        acts.forEach(act -> act.increments()
                .forEach((figure, increment) -> add(counts, act.act().article(), figure, increment)));
        return new CountBatch(id, counts);
    }

    /**
     * Returns the count, or 0 if it is implausible. Others may write to Redis, and a number that is too large would fail, or spoil the figures for
     * ever.
     */
    private static long count(String number) {
        return COUNT.matcher(number).matches() ? Long.parseLong(number) : 0;
    }

    private static void add(Map<ArticleId, Map<Figure, Long>> counts, ArticleId article, Figure figure, long number) {
        counts.computeIfAbsent(article, one -> new EnumMap<>(Figure.class)).merge(figure, number, Long::sum);
    }
}

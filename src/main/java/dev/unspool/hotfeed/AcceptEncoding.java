package dev.unspool.hotfeed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the coding of an answer from a client's {@code Accept-Encoding} (RFC 9110 section 12.5.3). */
final class AcceptEncoding {

    private static final String ANY = "*";

    /** Results by header. Nearly all clients send one of a few headers: those of browsers and of some programs. */
    private static final Cache<String, Coding> KNOWN =
            Caffeine.newBuilder().maximumSize(100).build();

    private AcceptEncoding() {}

    /**
     * Returns the available coding with the highest weight; among equals, the one that {@link Coding} lists first. Ignores what it cannot
     * parse.
     */
    static Coding best(@Nullable String accepted) {
        if (accepted == null || accepted.isEmpty()) {
            return Coding.IDENTITY;
        }
        return KNOWN.get(accepted, AcceptEncoding::read);
    }

    private static Coding read(String accepted) {
        var weights = weights(accepted);
        var best = Coding.IDENTITY;
        var most = 0f;
        for (var coding : Coding.values()) {
            var weight = weight(coding, weights);
            if (weight > most && coding.isAvailable()) {
                best = coding;
                most = weight;
            }
        }
        return best;
    }

    private static float weight(Coding coding, Map<String, Float> weights) {
        var own = weights.get(coding.token());
        if (own != null) {
            return own;
        }
        // Acceptable unless it is excluded, but never preferred to a coding that was asked for.
        return coding == Coding.IDENTITY ? Float.MIN_VALUE : weights.getOrDefault(ANY, 0f);
    }

    private static Map<String, Float> weights(String accepted) {
        var weights = new HashMap<String, Float>();
        Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                .map(part -> part.split(";", 2))
                .forEach(part -> weights.put(name(part[0]), part.length == 1 ? 1f : weight(part[1])));
        return weights;
    }

    /** The old name is an alias (RFC 9110 section 8.4.1.3). */
    private static String name(String name) {
        var stripped = name.strip();
        return stripped.equals("x-gzip") ? "gzip" : stripped;
    }

    private static float weight(String parameter) {
        var q = parameter.strip();
        try {
            return q.startsWith("q=") ? Math.min(1, Math.max(0, Float.parseFloat(q.substring(2)))) : 0;
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }
}

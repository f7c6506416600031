package dev.unspool.body;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The addresses of one picture in several sizes, as a {@code srcset} attribute lists them. */
final class SourceSet {

    /** Characters that are read: more than fifty addresses of the greatest length seen. */
    private static final int MAX_LENGTH = 32_000;

    /** Pixels: more than a column shows on any screen. */
    private static final double ENOUGH_WIDTH = 2_000;

    /** Pixels of the screen for each of the page. */
    private static final double ENOUGH_DENSITY = 2;

    private final String text;
    private int at;

    private SourceSet(String text) {
        this.text = text;
    }

    /** An address, and how near the picture there is to what is enough: 1 is best. */
    private record Candidate(String address, double fitness) {}

    /** Returns the address of the picture that is best for a page: neither small nor far larger than it can show. */
    static Optional<String> best(String srcset) {
        return srcset.length() > MAX_LENGTH
                ? Optional.empty()
                : new SourceSet(srcset)
                        .candidates().stream()
                                .max(Comparator.comparingDouble(Candidate::fitness))
                                .map(Candidate::address);
    }

    private List<Candidate> candidates() {
        var candidates = new ArrayList<Candidate>();
        for (skip(true); at < text.length(); skip(true)) {
            var address = word();
            if (address.endsWith(",")) {
                candidates.add(new Candidate(withoutCommas(address), 1 / ENOUGH_DENSITY));
            } else {
                candidates.add(new Candidate(address, fitness(descriptors())));
            }
        }
        return candidates;
    }

    /** Skips white space, and commas too before an address. */
    private void skip(boolean commas) {
        while (at < text.length() && (isBlank() || (commas && text.charAt(at) == ','))) {
            at++;
        }
    }

    private String word() {
        var from = at;
        while (at < text.length() && !isBlank()) {
            at++;
        }
        return text.substring(from, at);
    }

    private String descriptors() {
        skip(false);
        var from = at;
        while (at < text.length() && text.charAt(at) != ',') {
            at++;
        }
        return text.substring(from, at).strip();
    }

    private boolean isBlank() {
        return text.charAt(at) <= ' ';
    }

    private static double fitness(String descriptors) {
        var number = new Style(Map.of("size", descriptors)).number("size");
        if (Double.isNaN(number)) {
            return 1 / ENOUGH_DENSITY;
        }
        var size = number / (descriptors.endsWith("w") ? ENOUGH_WIDTH : ENOUGH_DENSITY);
        return size > 1 ? 1 / size : size;
    }

    private static String withoutCommas(String address) {
        var end = address.length();
        while (end > 0 && address.charAt(end - 1) == ',') {
            end--;
        }
        return address.substring(0, end);
    }
}

package dev.unspool.web;

import java.nio.charset.StandardCharsets;

/** Cuts texts of clients that an answer repeats. */
final class Texts {

    private Texts() {}

    /** Returns at most {@code max} characters, with an ellipsis if there are more. Half of a surrogate pair, which JSON cannot hold, is replaced. */
    static String cut(String text, int max) {
        var cut = text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max)) + "…";
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

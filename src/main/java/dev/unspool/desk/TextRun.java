package dev.unspool.desk;

import dev.unspool.moderation.Confusables;
import dev.unspool.moderation.Confusables.Confusable;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A piece of a comment as moderators see it, with a note if something in it may deceive.
 *
 * @param text to show; for an invisible character, its code point
 * @param note what is odd about it; empty if nothing is
 */
record TextRun(String text, String note) {

    /** Splits {@code text} into runs, in order. */
    static List<TextRun> of(String text) {
        var runs = new ArrayList<TextRun>();
        var at = 0;
        for (var trick : Confusables.in(text)) {
            add(runs, text.substring(at, trick.start()), "");
            add(runs, drawn(trick, text), note(trick, text));
            at = trick.end();
        }
        add(runs, text.substring(at), "");
        return List.copyOf(runs);
    }

    boolean isOdd() {
        return !note.isEmpty();
    }

    private static void add(List<TextRun> runs, String text, String note) {
        if (!text.isEmpty()) {
            runs.add(new TextRun(text, note));
        }
    }

    private static String drawn(Confusable trick, String text) {
        return trick.kind() == Confusables.Kind.INVISIBLE ? number(text.codePointAt(trick.start())) : part(trick, text);
    }

    private static String note(Confusable trick, String text) {
        return switch (trick.kind()) {
            case INVISIBLE -> "invisible";
            case PILED -> "piled accents";
            case MIXED -> alphabets(part(trick, text));
            case DISGUISED -> "looks Latin, is " + alphabets(part(trick, text));
        };
    }

    private static String part(Confusable trick, String text) {
        return text.substring(trick.start(), trick.end());
    }

    private static String number(int point) {
        return "U+%04X".formatted(point);
    }

    private static String alphabets(String word) {
        return word.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .distinct()
                .map(script ->
                        script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" + "));
    }
}

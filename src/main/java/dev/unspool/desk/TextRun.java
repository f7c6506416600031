package dev.unspool.desk;

import dev.unspool.moderation.Tricks;
import dev.unspool.moderation.Tricks.Trick;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A piece of a text as moderators see it.
 *
 * @param text as it is to be drawn; in the place of what nobody sees, its number
 * @param note what is odd about it; empty for nothing
 */
record TextRun(String text, String note) {

    /** All of {@code text}, in its order. */
    static List<TextRun> of(String text) {
        var runs = new ArrayList<TextRun>();
        var at = 0;
        for (var trick : Tricks.in(text)) {
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

    private static String drawn(Trick trick, String text) {
        return trick.kind() == Tricks.Kind.INVISIBLE ? number(text.codePointAt(trick.start())) : part(trick, text);
    }

    private static String note(Trick trick, String text) {
        return switch (trick.kind()) {
            case INVISIBLE -> "invisible";
            case PILED -> "piled accents";
            case MIXED -> alphabets(part(trick, text));
            case DISGUISED -> "looks Latin, is " + alphabets(part(trick, text));
        };
    }

    private static String part(Trick trick, String text) {
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

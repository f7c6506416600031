package dev.unspool.newsroom;

import dev.unspool.article.Prose;
import java.util.Set;

/** What readers are told of a change: the note of a correction, the notice that stands where an article was. One line of plain text. */
final class Notes {

    /** Characters; it becomes the headline of what was killed, so no longer than one may be. */
    static final int MAX = 500;

    private static final Set<String> NOTICE = Set.of("notice");

    private Notes() {}

    /** The notice of a retraction, as it is handed in. */
    static String notice(Fields fields) {
        fields.refuseOthersThan(NOTICE);
        return read(fields, "notice");
    }

    static String read(Fields fields, String name) {
        var note = Prose.cleaned(fields.required(name)).strip();
        if (!Prose.hasInk(note)) {
            fields.fault(name, "required", "must not be empty");
        } else if (note.length() > MAX) {
            fields.fault(name, "too-long", "give at most " + MAX + " characters");
        }
        return note;
    }
}

package dev.unspool.newsroom;

import dev.unspool.article.Prose;
import java.util.Set;

/** Reads the note of a correction or the notice of a retraction: one line of plain text for readers. */
final class ReaderNote {

    /** Characters; it becomes the headline of a killed article, so it is no longer than a headline may be. */
    static final int MAX = 500;

    private static final Set<String> NOTICE = Set.of("notice");
    private static final Set<String> RESTORATION = Set.of("note");

    private ReaderNote() {}

    /** Reads the notice from a retraction request. */
    static String notice(DraftFields fields) {
        fields.refuseOthersThan(NOTICE);
        return read(fields, "notice");
    }

    /** Reads the note from a request to restore an article; empty if it has none. */
    static String ofRestoration(DraftFields fields) {
        fields.refuseOthersThan(RESTORATION);
        return fields.has("note") ? read(fields, "note") : "";
    }

    static String read(DraftFields fields, String name) {
        var note = Prose.cleaned(fields.required(name)).strip();
        if (!Prose.isVisible(note)) {
            fields.fault(name, "required", "must have a character that people see");
        } else if (note.codePointCount(0, note.length()) > MAX) {
            fields.fault(name, "too-long", "give at most " + MAX + " characters");
        }
        return note;
    }
}

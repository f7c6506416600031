package dev.unspool.comment;

import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a form says, within the rules of form. */
record CommentWords(String name, String text, @Nullable CommentId parent) {

    /** @throws Problem that names every fault */
    static CommentWords of(CommentForm form) {
        var faults = new ArrayList<Fault>();
        var words = new CommentWords(
                CommentText.name(form.name(), faults),
                CommentText.text(form.text(), faults),
                parent(form.parent(), faults));
        check(faults);
        return words;
    }

    /** The new text of a comment. @throws Problem alike */
    static String text(@Nullable String text) {
        var faults = new ArrayList<Fault>();
        var checked = CommentText.text(text, faults);
        check(faults);
        return checked;
    }

    private static void check(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static @Nullable CommentId parent(@Nullable String parent, List<Fault> faults) {
        if (parent == null || parent.isEmpty()) {
            return null;
        }
        var id = CommentId.parse(parent);
        if (id.isEmpty()) {
            faults.add(new Fault("parentId", "malformed", "must be the id of a comment"));
        }
        return id.orElse(null);
    }
}

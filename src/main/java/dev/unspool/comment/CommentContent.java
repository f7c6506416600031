package dev.unspool.comment;

import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checked and normalised content of a comment. */
record CommentContent(String name, String text, @Nullable CommentId parent) {

    /** Checks {@code form}. @throws Problem naming every fault */
    static CommentContent of(CommentForm form) {
        var faults = new ArrayList<Fault>();
        var content = new CommentContent(
                CommentText.name(form.name(), faults),
                CommentText.text(form.text(), faults),
                parent(form.parent(), faults));
        check(faults);
        return content;
    }

    /** Checks the new text of a comment. @throws Problem naming every fault */
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

package dev.unspool.reader;

import dev.unspool.comment.CommentId;
import dev.unspool.comment.ThreadMode;
import dev.unspool.comment.ThreadPage;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of the comment form.
 *
 * @param article keeps the ids of this form apart from those of other forms on the page
 * @param action the address that it is sent to without script
 * @param parent the comment that is replied to; null for a new thread
 * @param token proves when the form was handed out
 * @param typed what the reader typed before, unchanged
 * @param faults what is wrong with that, by field, in words for people
 */
record CommentFormElement(
        String article,
        String action,
        @Nullable CommentId parent,
        String parentName,
        String token,
        ThreadMode mode,
        int maxLength,
        long minFillMs,
        Typed typed,
        Map<String, String> faults) {

    /** What a reader typed. */
    record Typed(String name, String text) {

        static final Typed NOTHING = new Typed("", "");
    }

    static CommentFormElement of(
            ThreadPage page, ThreadLinks links, String token, Typed typed, Map<String, String> faults) {
        var parent = page.parent();
        return new CommentFormElement(
                page.article().toString(),
                links.path(),
                parent == null ? null : parent.comment().id(),
                parent == null ? "" : parent.comment().name(),
                token,
                page.form().mode(),
                page.form().maxLength(),
                page.form().minFill().toMillis(),
                typed,
                Map.copyOf(faults));
    }

    boolean isOpen() {
        return mode != ThreadMode.CLOSED;
    }

    /** Returns an id that is unique on a page with several forms. */
    String id(String part) {
        return part + '-' + (parent == null ? article : parent.toString());
    }

    @Nullable
    String fault(String field) {
        return faults.get(field);
    }

    /** Whether this is the first field that is wrong, which gets the focus. */
    boolean isFirstFault(String field) {
        return faults.containsKey(field) && (field.equals("text") || !faults.containsKey("text"));
    }

    String maxLengthWords() {
        return String.format(Locale.UK, "%,d", maxLength);
    }
}

package dev.unspool.reader;

import dev.unspool.comment.CommentId;
import dev.unspool.comment.ThreadMode;
import dev.unspool.comment.ThreadPage;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form for a comment.
 *
 * @param article whose name keeps its ids apart from those of other forms on the page
 * @param action where it is sent without script
 * @param parent the comment that it answers; null where it begins anew
 * @param token says when it was given out
 * @param typed what the reader wrote before, as it came
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

    /** What a reader wrote. */
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

    /** Unique on a page that holds several forms. */
    String id(String part) {
        return part + '-' + (parent == null ? article : parent.toString());
    }

    @Nullable
    String fault(String field) {
        return faults.get(field);
    }

    /** The field that the reader is led to: the first that is wrong. */
    boolean isFirstFault(String field) {
        return faults.containsKey(field) && (field.equals("text") || !faults.containsKey("text"));
    }

    String maxLengthWords() {
        return String.format(Locale.UK, "%,d", maxLength);
    }
}

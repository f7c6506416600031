package dev.unspool.reader;

import dev.unspool.article.Language;
import dev.unspool.comment.CommentId;
import dev.unspool.comment.ThreadPage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The data of a page of comments with its form. It is rendered as a page of its own, and beneath an article. */
record ThreadElement(ThreadPage page, ThreadLinks links, CommentFormElement form, Language words, Instant now) {

    /** The data of the page of an article's comments. */
    record Page(PageFrame frame, Head head, Story story, ThreadElement thread) {}

    List<CommentElement> comments() {
        return page.items().stream().map(this::element).toList();
    }

    /** Returns the comment whose replies these are; null at the top level. */
    @Nullable
    CommentElement parent() {
        var parent = page.parent();
        return parent == null ? null : element(parent);
    }

    boolean isOldestFirst() {
        return "oldest".equals(links.order());
    }

    boolean isEmpty() {
        return page.items().isEmpty() && page.parent() == null && page.previous() == null;
    }

    /** Returns text such as "12 comments". */
    String count() {
        return page.count() == 1 ? "1 comment" : String.format(Locale.UK, "%,d comments", page.count());
    }

    @Nullable
    String next() {
        return page.next() == null ? null : links.page(parentId(), page.next());
    }

    @Nullable
    String previous() {
        return page.previous() == null ? null : links.page(parentId(), page.previous());
    }

    private @Nullable CommentId parentId() {
        var parent = page.parent();
        return parent == null ? null : parent.comment().id();
    }

    private CommentElement element(ThreadPage.Entry entry) {
        return new CommentElement(entry, links, words, form.isOpen(), now);
    }
}

package dev.unspool.reader;

import dev.unspool.article.Dates;
import dev.unspool.article.Language;
import dev.unspool.comment.Comment;
import dev.unspool.comment.ThreadPage.Entry;
import dev.unspool.thread.CommentProse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of one comment's element.
 *
 * @param links of the thread that the comment belongs to
 * @param words the language of the site's own words
 * @param mayReply whether new comments are accepted
 * @param now when it is rendered
 */
record CommentElement(Entry entry, ThreadLinks links, Language words, boolean mayReply, Instant now) {

    Comment comment() {
        return entry.comment();
    }

    String id() {
        return comment().id().toString();
    }

    String anchor() {
        return ThreadLinks.anchor(comment().id());
    }

    CommentProse prose() {
        return CommentProse.of(comment().text());
    }

    String time() {
        return Dates.moment(comment().createdAt(), words);
    }

    String datetime() {
        return Dates.machine(comment().createdAt());
    }

    boolean isReply() {
        return comment().parent() != null;
    }

    /** Whether readers can reply: replies are one level deep, and only to comments that everybody sees. */
    boolean takesReplies() {
        return mayReply && !isReply() && comment().isApproved();
    }

    /** Returns the address of the page that shows the whole comment: with its replies, or among them. */
    String address() {
        var parent = comment().parent();
        return parent == null ? links.replies(comment().id()) : links.replies(parent) + '#' + anchor();
    }

    String repliesAddress() {
        return links.replies(comment().id());
    }

    List<CommentElement> replies() {
        return entry.replies().stream()
                .map(reply -> new CommentElement(reply, links, words, mayReply, now))
                .toList();
    }

    /** Returns for how many milliseconds the comment's author can still edit it; null if they cannot. */
    @Nullable
    Long editableMs() {
        var until = entry.editableUntil();
        return until == null ? null : Math.max(0, Duration.between(now, until).toMillis());
    }
}

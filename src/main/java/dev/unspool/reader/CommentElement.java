package dev.unspool.reader;

import dev.unspool.article.Language;
import dev.unspool.comment.Comment;
import dev.unspool.comment.ThreadPage.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one comment shows.
 *
 * @param links of the thread that it stands in
 * @param words the language of the site's own words
 * @param mayReply whether new comments are taken
 * @param now when it is drawn
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
        return comment().createdAt().toString();
    }

    boolean isReply() {
        return comment().parent() != null;
    }

    /** Replies stand one level deep, and what nobody else sees cannot be answered. */
    boolean takesReplies() {
        return mayReply && !isReply() && comment().isApproved();
    }

    /** The page that shows it whole: with its replies, or among them. */
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

    /** Milliseconds for which its author can change it; null where they cannot. */
    @Nullable
    Long editableMs() {
        var until = entry.editableUntil();
        return until == null ? null : Math.max(0, Duration.between(now, until).toMillis());
    }
}

package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of comments of one article.
 *
 * @param slug of the article
 * @param parent the comment whose replies these are, as the reader sees it; null at the top level
 * @param next cursor of the next page; null only at the end
 * @param previous cursor of the page before; null if there is none
 * @param count comments of the article that readers see, replies among them
 * @param version of the thread before any of this was read
 * @param endsAt when the page changes though the thread does not: the thread closes, or the form gets another token
 */
public record ThreadPage(
        ArticleId article,
        String slug,
        @Nullable Entry parent,
        List<Entry> items,
        @Nullable String next,
        @Nullable String previous,
        int count,
        Form form,
        ThreadVersion version,
        Instant endsAt) {

    public ThreadPage {
        items = List.copyOf(items);
    }

    /**
     * One comment as one reader sees it.
     *
     * @param comment without name and text if it is a tombstone
     * @param mine whether the reader wrote it
     * @param editableUntil until when its author can change it; null if they cannot now
     * @param replies the first replies, oldest first
     * @param moreReplies cursor after {@code replies}, for {@code parent} and oldest first; null if there are no more
     */
    public record Entry(
            Comment comment,
            boolean mine,
            @Nullable Instant editableUntil,
            List<Entry> replies,
            @Nullable String moreReplies) {

        public Entry {
            replies = List.copyOf(replies);
        }

        /** Whether it is a tombstone, kept for the sake of its replies. */
        public boolean removed() {
            return !comment.isApproved() && !waits();
        }

        /** Whether only its author sees it, who is told that a moderator will look at it. */
        public boolean waits() {
            return mine && (comment.state() == CommentState.PENDING || comment.state() == CommentState.SPAM);
        }
    }

    /**
     * The parts of a form for a new comment.
     *
     * @param token to be sent with it: valid for a day, for this article only; on a shared page the same for all readers within the hour
     * @param minFill a form that is sent sooner may be taken for a program's
     * @param maxLength characters of a text
     */
    public record Form(String token, ThreadMode mode, Duration minFill, int maxLength) {}
}

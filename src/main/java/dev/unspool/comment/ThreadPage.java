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
 * @param parent the comment whose replies these are, as far as who asks sees it; null at the top level
 * @param next cursor of the page behind; null only at the end
 * @param previous cursor of the page before; null where there is none
 * @param count comments of the article that readers see, replies among them
 */
public record ThreadPage(
        ArticleId article,
        String slug,
        @Nullable Entry parent,
        List<Entry> items,
        @Nullable String next,
        @Nullable String previous,
        int count,
        Form form) {

    public ThreadPage {
        items = List.copyOf(items);
    }

    /**
     * One comment, as one reader sees it.
     *
     * @param comment of a tombstone without name and text
     * @param mine whether who asks wrote it
     * @param editableUntil when its author can change it no more; null where they cannot now
     * @param replies the first of them, the oldest first
     * @param moreReplies cursor behind {@code replies}, for {@code parent} and the oldest first; null where there are no more
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

        /** Whether only its place is left, for the sake of its replies. */
        public boolean removed() {
            return !comment.isApproved() && !waits();
        }

        /** Whether nobody sees it but its author, who is told that a moderator will look at it. */
        public boolean waits() {
            return mine && (comment.state() == CommentState.PENDING || comment.state() == CommentState.SPAM);
        }
    }

    /**
     * What a form for a new comment needs.
     *
     * @param token to be sent with it: valid for a day, for this article only
     * @param minFill whoever sends sooner is taken for a program
     * @param maxLength characters of a text
     */
    public record Form(String token, ThreadMode mode, Duration minFill, int maxLength) {}
}

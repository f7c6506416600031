package dev.unspool.embed;

import dev.unspool.article.Dates;
import dev.unspool.comment.Comment;
import dev.unspool.comment.ThreadPage;
import dev.unspool.thread.CommentProse;
import java.util.List;
import java.util.Locale;

/** The data of an article's newest comments. @param url of the page with all of them and the form */
record CommentsEmbed(EmbedFrame frame, ThreadPage page, String url) {

    /** Returns the newest comments, without those that were removed and stand for their replies. */
    List<ShownComment> comments() {
        return page.items().stream()
                .filter(entry -> !entry.removed())
                .map(entry -> new ShownComment(entry.comment(), frame))
                .toList();
    }

    /** Returns text such as "12 comments". */
    String count() {
        return page.count() == 1 ? "1 comment" : String.format(Locale.UK, "%,d comments", page.count());
    }

    /** A comment with what the page says of it. */
    record ShownComment(Comment comment, EmbedFrame frame) {

        CommentProse prose() {
            return CommentProse.of(comment.text());
        }

        String time() {
            return Dates.moment(comment.createdAt(), frame.language());
        }

        String datetime() {
            return Dates.machine(comment.createdAt());
        }
    }
}

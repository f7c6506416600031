package dev.unspool.desk;

import dev.unspool.comment.Comment;
import dev.unspool.moderation.QueuedComment;
import dev.unspool.moderation.Reasons;
import dev.unspool.web.Site;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** A comment as the moderation page shows it. */
record CommentCard(QueuedComment queued, List<String> reasons, String href) {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static CommentCard of(QueuedComment queued, Reasons reasons, Site site) {
        var sentences =
                queued.comment().reasons().stream().map(reasons::sentence).toList();
        return new CommentCard(queued, sentences, site.articlePath(queued.articleSlug()));
    }

    Comment comment() {
        return queued.comment();
    }

    /** Identifies the comment and the version that the moderator saw. */
    String choice() {
        return comment().id() + "." + comment().version();
    }

    List<TextRun> name() {
        return TextRun.of(comment().name());
    }

    List<TextRun> text() {
        return TextRun.of(comment().text());
    }

    String when() {
        return WHEN.format(comment().createdAt());
    }

    /** When it was written, as {@code datetime} attributes spell it: HTML allows three decimals of a second. */
    String datetime() {
        return comment().createdAt().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The value that the button for the author sends. */
    String author() {
        return (queued.authorHold() == null ? "hold:" : "lift:") + comment().id();
    }
}

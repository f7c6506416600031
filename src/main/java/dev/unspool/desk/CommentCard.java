package dev.unspool.desk;

import dev.unspool.comment.Comment;
import dev.unspool.moderation.Queued;
import dev.unspool.moderation.Reasons;
import dev.unspool.web.Site;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A comment as the moderators' page shows it. */
record CommentCard(Queued queued, List<String> reasons, String href) {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static CommentCard of(Queued queued, Reasons reasons, Site site) {
        var sentences =
                queued.comment().reasons().stream().map(reasons::sentence).toList();
        return new CommentCard(queued, sentences, site.articlePath(queued.articleSlug()));
    }

    Comment comment() {
        return queued.comment();
    }

    /** Names the comment and what of it was looked at. */
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

    /** What the button for its author sends. */
    String author() {
        return (queued.authorHold() == null ? "hold:" : "lift:") + comment().id();
    }
}

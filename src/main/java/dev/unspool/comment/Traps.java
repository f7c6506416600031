package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.ReaderTokens;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at how a form was filled. */
@Component
final class Traps {

    private final ReaderTokens tokens;
    private final CommentSettings settings;

    Traps(ReaderTokens tokens, CommentSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /** The sign that {@code form} gives; null where it looks like a person's. */
    @Nullable
    Trap of(CommentForm form, ArticleId article, Instant now) {
        if (form.website() != null && !form.website().isEmpty()) {
            return Trap.HIDDEN_FIELD;
        }
        var issuedAt = form.token() == null
                ? null
                : tokens.readForm(form.token(), article).orElse(null);
        return issuedAt == null ? Trap.NO_FORM : age(Duration.between(issuedAt, now));
    }

    private @Nullable Trap age(Duration age) {
        if (age.compareTo(settings.minFill()) < 0) {
            return Trap.TOO_FAST;
        }
        return age.compareTo(settings.formLife()) > 0 ? Trap.OLD_FORM : null;
    }
}

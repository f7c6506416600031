package dev.unspool.comment;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.ReaderTokens;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks how a form was filled in. */
@Component
final class HoneypotCheck {

    private final ReaderTokens tokens;
    private final CommentSettings settings;

    HoneypotCheck(ReaderTokens tokens, CommentSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /** Returns the sign that {@code form} was filled in by a program; null if it looks like a person's. */
    @Nullable
    HoneypotSign signOf(CommentForm form, ArticleId article, Instant now) {
        if (form.website() != null && !form.website().isEmpty()) {
            return HoneypotSign.HIDDEN_FIELD;
        }
        var issuedAt = form.token() == null
                ? null
                : tokens.readForm(form.token(), article).orElse(null);
        return issuedAt == null ? HoneypotSign.NO_FORM : age(Duration.between(issuedAt, now));
    }

    /**
     * A token that readers share may be an hour old when a reader is given it, and is to be valid for as long as any other. So it may also come within
     * an instant of being given, and look as if it had been open for long.
     */
    private @Nullable HoneypotSign age(Duration age) {
        if (age.compareTo(settings.minFill()) < 0) {
            return HoneypotSign.TOO_FAST;
        }
        return age.compareTo(settings.formLife().plus(FormTokens.SHARED_FOR)) > 0 ? HoneypotSign.OLD_FORM : null;
    }
}

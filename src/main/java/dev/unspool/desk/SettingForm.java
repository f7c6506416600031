package dev.unspool.desk;

import dev.unspool.article.ArticleId;
import dev.unspool.comment.ThreadMode;
import dev.unspool.comment.ThreadSetting;
import dev.unspool.web.Problem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form that sets who may comment on an article.
 *
 * @param setting null to use the site's
 */
record SettingForm(ArticleId article, @Nullable ThreadSetting setting) {

    static SettingForm of(MultiValueMap<String, String> form) {
        var article = Optional.ofNullable(form.getFirst("article"))
                .flatMap(ArticleId::parse)
                .orElseThrow(() -> Problem.malformed("Load the page anew, and send its form as it is."));
        var mode = Objects.requireNonNullElse(form.getFirst("mode"), "");
        return new SettingForm(
                article, mode.isEmpty() ? null : new ThreadSetting(mode(mode), time(form.getFirst("closesAt"))));
    }

    private static ThreadMode mode(String code) {
        try {
            return ThreadMode.valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.malformed("Choose open, premoderated or closed.");
        }
    }

    /** Reads the time; the field has no zone, and its label asks for UTC. */
    private static @Nullable Instant time(@Nullable String local) {
        try {
            return Optional.ofNullable(local)
                    .filter(text -> !text.isBlank())
                    .map(text -> LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC))
                    .map(at -> ThreadSetting.canCloseAt(at) ? at : unfit())
                    .orElse(null);
        } catch (DateTimeParseException malformed) {
            return unfit();
        }
    }

    private static Instant unfit() {
        throw Problem.malformed("Give the time as 2027-01-21T13:00, in UTC.");
    }
}

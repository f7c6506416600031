package dev.unspool.desk;

import dev.unspool.comment.CommentId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * The form with which a moderator holds an author's comments for review or lifts that hold: {@code author=hold:ID} or {@code
 * author=lift:ID}.
 *
 * @param comment any comment of the author
 */
record AuthorForm(CommentId comment, boolean isHold) {

    private static final Pattern AUTHOR = Pattern.compile("(hold|lift):([0-9a-f-]{36})");

    static AuthorForm of(MultiValueMap<String, String> form) {
        var match = AUTHOR.matcher(Optional.ofNullable(form.getFirst("author")).orElse(""));
        return Optional.of(match)
                .filter(found -> found.matches())
                .flatMap(found -> CommentId.parse(found.group(2)))
                .map(comment -> new AuthorForm(comment, match.group(1).equals("hold")))
                .orElseThrow(DecisionForm::unknown);
    }
}

package dev.unspool.desk;

import dev.unspool.comment.CommentId;
import dev.unspool.moderation.DecisionTarget;
import dev.unspool.moderation.Decisions;
import dev.unspool.moderation.ModerationAction;
import dev.unspool.web.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * The form with which a moderator decides: {@code one=approve:ID.VERSION} from the buttons of one comment, or {@code all=approve}
 * with {@code choice=ID.VERSION} for every ticked comment.
 */
record DecisionForm(ModerationView view, ModerationAction act, List<DecisionTarget> targets) {

    private static final Pattern CHOICE = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,9})");

    static DecisionForm of(MultiValueMap<String, String> form) {
        var one = form.getFirst("one");
        if (one != null) {
            var seam = one.indexOf(':');
            return new DecisionForm(
                    ModerationView.of(form),
                    act(one.substring(0, Math.max(0, seam))),
                    List.of(target(one.substring(seam + 1))));
        }
        var ticked = Objects.requireNonNullElse(form.get("choice"), List.<String>of());
        if (ticked.isEmpty() || ticked.size() > Decisions.MAX) {
            throw Problem.malformed("Tick from 1 to " + Decisions.MAX + " comments first.");
        }
        var act = act(Objects.requireNonNullElse(form.getFirst("all"), ""));
        var targets = ticked.stream().map(DecisionForm::target).toList();
        if (targets.stream().map(DecisionTarget::comment).distinct().count() < targets.size()) {
            throw unknown();
        }
        return new DecisionForm(ModerationView.of(form), act, targets);
    }

    static UUID batch(MultiValueMap<String, String> form) {
        return Optional.ofNullable(form.getFirst("batch"))
                .flatMap(CommentId::parse)
                .map(CommentId::value)
                .orElseThrow(DecisionForm::unknown);
    }

    private static ModerationAction act(String code) {
        return ModerationAction.of(code).orElseThrow(DecisionForm::unknown);
    }

    private static DecisionTarget target(String text) {
        var match = CHOICE.matcher(text);
        return Optional.of(text)
                .filter(choice -> match.matches())
                .flatMap(choice -> CommentId.parse(match.group(1)))
                .map(id -> new DecisionTarget(id, Integer.valueOf(match.group(2))))
                .orElseThrow(DecisionForm::unknown);
    }

    static Problem unknown() {
        return Problem.malformed("Load the page anew, and send its form as it is.");
    }
}

package dev.unspool.desk;

import dev.unspool.comment.CommentId;
import dev.unspool.moderation.Act;
import dev.unspool.moderation.Choice;
import dev.unspool.moderation.Decisions;
import dev.unspool.web.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/**
 * What a moderator sends: {@code one=approve:ID.VERSION} by the buttons of a comment, or {@code all=approve} with every {@code choice=ID.VERSION}
 * that is ticked.
 */
record DecisionForm(CommentsView view, Act act, List<Choice> choices) {

    private static final Pattern CHOICE = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,9})");

    static DecisionForm of(MultiValueMap<String, String> form) {
        var one = form.getFirst("one");
        if (one != null) {
            var seam = one.indexOf(':');
            return new DecisionForm(
                    CommentsView.of(form),
                    act(one.substring(0, Math.max(0, seam))),
                    List.of(choice(one.substring(seam + 1))));
        }
        var ticked = Objects.requireNonNullElse(form.get("choice"), List.<String>of());
        if (ticked.isEmpty() || ticked.size() > Decisions.MAX) {
            throw Problem.malformed("Tick from 1 to " + Decisions.MAX + " comments first.");
        }
        var act = act(Objects.requireNonNullElse(form.getFirst("all"), ""));
        var choices = ticked.stream().map(DecisionForm::choice).toList();
        if (choices.stream().map(Choice::comment).distinct().count() < choices.size()) {
            throw unknown();
        }
        return new DecisionForm(CommentsView.of(form), act, choices);
    }

    static UUID batch(MultiValueMap<String, String> form) {
        return Optional.ofNullable(form.getFirst("batch"))
                .flatMap(CommentId::parse)
                .map(CommentId::value)
                .orElseThrow(DecisionForm::unknown);
    }

    private static Act act(String code) {
        return Act.of(code).orElseThrow(DecisionForm::unknown);
    }

    private static Choice choice(String text) {
        var match = CHOICE.matcher(text);
        return Optional.of(text)
                .filter(choice -> match.matches())
                .flatMap(choice -> CommentId.parse(match.group(1)))
                .map(id -> new Choice(id, Integer.valueOf(match.group(2))))
                .orElseThrow(DecisionForm::unknown);
    }

    static Problem unknown() {
        return Problem.malformed("Load the page anew, and send its form as it is.");
    }
}

package dev.unspool.desk;

import dev.unspool.comment.CommentId;
import dev.unspool.moderation.Decision;
import dev.unspool.moderation.ModerationAction;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tells on the next page what was just decided; its address carries the notice.
 *
 * @param act code of the act, or {@code undo}
 * @param left comments that were left unchanged, because another moderator was faster
 */
record DecisionNotice(UUID batch, String act, long changed, long left) {

    static final String UNDO = "undo";

    private static final Pattern COUNT = Pattern.compile("\\d{1,3}");

    static DecisionNotice of(String act, Decision decision) {
        var changed = decision.changed();
        return new DecisionNotice(
                decision.batch(), act, changed, decision.outcomes().size() - changed);
    }

    /** Reads a notice from an address; empty if there is none, or none that we would write. */
    static Optional<DecisionNotice> of(MultiValueMap<String, String> query) {
        var act = Optional.ofNullable(query.getFirst("act"))
                .filter(code -> code.equals(UNDO) || ModerationAction.of(code).isPresent());
        var batch = Optional.ofNullable(query.getFirst("done")).flatMap(CommentId::parse);
        return act.flatMap(code ->
                batch.map(id -> new DecisionNotice(id.value(), code, count(query, "changed"), count(query, "left"))));
    }

    String addTo(String address) {
        return UriComponentsBuilder.fromUriString(address)
                .queryParam("done", batch)
                .queryParam("act", act)
                .queryParam("changed", changed)
                .queryParam("left", left)
                .build(true)
                .toUriString();
    }

    /** The notice in a sentence or two. */
    String sentence() {
        var what = (changed == 1 ? "1 comment " : changed + " comments ") + past() + '.';
        return left == 0 ? what : what + ' ' + left + " had changed meanwhile, or was so already.";
    }

    private String past() {
        return switch (act) {
            case "approve" -> "approved";
            case "reject" -> "rejected";
            case "spam" -> "marked as spam";
            case "remove" -> "removed";
            default -> "put back";
        };
    }

    private static long count(MultiValueMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name))
                .filter(text -> COUNT.matcher(text).matches())
                .map(Long::parseLong)
                .orElse(0L);
    }
}

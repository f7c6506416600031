package dev.unspool.desk;

import dev.unspool.comment.CommentId;
import dev.unspool.moderation.Act;
import dev.unspool.moderation.Decision;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What was just decided, as the next page's address carries it.
 *
 * @param act its code, or {@code undo}
 * @param left comments that stay as they are: somebody was faster
 */
record Done(UUID batch, String act, long changed, long left) {

    static final String UNDO = "undo";

    private static final Pattern COUNT = Pattern.compile("\\d{1,3}");

    static Done of(String act, Decision decision) {
        var changed = decision.changed();
        return new Done(decision.batch(), act, changed, decision.outcomes().size() - changed);
    }

    /** Empty where the address says nothing of it, or nothing that we would. */
    static Optional<Done> of(MultiValueMap<String, String> query) {
        var act = Optional.ofNullable(query.getFirst("act"))
                .filter(code -> code.equals(UNDO) || Act.of(code).isPresent());
        var batch = Optional.ofNullable(query.getFirst("done")).flatMap(CommentId::parse);
        return act.flatMap(
                code -> batch.map(id -> new Done(id.value(), code, count(query, "changed"), count(query, "left"))));
    }

    String in(String address) {
        return UriComponentsBuilder.fromUriString(address)
                .queryParam("done", batch)
                .queryParam("act", act)
                .queryParam("changed", changed)
                .queryParam("left", left)
                .build(true)
                .toUriString();
    }

    /** In a sentence or two. */
    String words() {
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

package dev.unspool.moderation;

import dev.unspool.comment.ThreadMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Every code that a comment may be held by, with its sentence. */
@Component
public final class Reasons {

    private final Map<String, String> sentences;

    Reasons(List<Rule> rules) {
        var all = new HashMap<>(Map.of(
                ReportReason.CODE,
                ReportReason.SENTENCE,
                ThreadMode.PREMODERATED.code(),
                "Comments on this article wait for a moderator."));
        rules.forEach(rule -> all.putAll(rule.reasons()));
        this.sentences = Map.copyOf(all);
    }

    /** The sentence for {@code code}; the code itself where an older version gave it. */
    public String sentence(String code) {
        return sentences.getOrDefault(code, code);
    }
}

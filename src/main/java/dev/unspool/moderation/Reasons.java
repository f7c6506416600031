package dev.unspool.moderation;

import dev.unspool.comment.ThreadMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives a sentence for every code by which a comment may be held. */
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

    /** Returns the sentence for {@code code}, or the code itself if an older version gave it. */
    public String sentence(String code) {
        return sentences.getOrDefault(code, code);
    }
}

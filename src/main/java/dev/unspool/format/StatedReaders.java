package dev.unspool.format;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Who may read an article, as some field beside its text says it in the words of most systems. Who says nothing means everybody. */
public enum StatedReaders {
    ALL,

    /** It is unfinished, or waits for its time. */
    NONE_YET,

    /** Members, those who know a password, or nobody any more. */
    FEW;

    /** Fields that name a state. */
    private static final Set<String> STATES =
            Set.of("status", "post_status", "poststatus", "visibility", "security", "access", "privacy");

    private static final Set<String> UNFINISHED = Set.of(
            "draft",
            "auto-draft",
            "autodraft",
            "pending",
            "review",
            "in-review",
            "scheduled",
            "future",
            "unfinished",
            "queued");

    private static final Set<String> SECRET = Set.of(
            "private",
            "protected",
            "password",
            "password-protected",
            "friends",
            "usemask",
            "followers",
            "members",
            "member",
            "members-only",
            "paid",
            "premium",
            "tiers",
            "subscribers",
            "subscribers-only",
            "restricted",
            "hidden",
            "unlisted",
            "internal",
            "sent",
            "inherit",
            "trash",
            "trashed",
            "deleted",
            "removed",
            "retracted",
            "withheld",
            "embargoed",
            "unpublished");

    /** Flags that are set where an article is unfinished. */
    private static final Set<String> DRAFT_FLAGS = Set.of("draft", "is_draft", "isdraft");

    /** Flags that are set where few may read an article. */
    private static final Set<String> SECRET_FLAGS = Set.of(
            "private",
            "is_private",
            "isprivate",
            "protected",
            "members_only",
            "membersonly",
            "subscribers_only",
            "email_only",
            "unlisted",
            "hidden",
            "trashed",
            "deleted");

    private static final Set<String> PUBLIC_FLAGS =
            Set.of("published", "is_published", "ispublished", "public", "is_public");

    private static final Set<String> PASSWORDS = Set.of("password", "post_password");
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");

    /** Returns the narrowest that any member of an object says. */
    public static StatedReaders of(JsonNode object) {
        return object.propertyStream()
                .filter(member -> isKnown(member.getKey()))
                .map(member -> of(
                        member.getKey(),
                        member.getValue().isValueNode() && !member.getValue().isNull()
                                ? member.getValue().asString()
                                : ""))
                .reduce(ALL, StatedReaders::narrower);
    }

    /** Whether a field is one that says who may read an article. */
    static boolean isKnown(String name) {
        var field = name.toLowerCase(Locale.ROOT);
        return Stream.of(STATES, DRAFT_FLAGS, SECRET_FLAGS, PUBLIC_FLAGS, PASSWORDS)
                .anyMatch(names -> names.contains(field));
    }

    /** Returns what a field says. */
    static StatedReaders of(String name, String value) {
        var field = name.toLowerCase(Locale.ROOT);
        var said = value.strip().toLowerCase(Locale.ROOT);
        var isSecret = (STATES.contains(field) && SECRET.contains(said.replace('_', '-')))
                || (SECRET_FLAGS.contains(field) && YES.contains(said))
                || (PASSWORDS.contains(field) && !said.isEmpty());
        var isUnfinished = (STATES.contains(field) && UNFINISHED.contains(said.replace('_', '-')))
                || (DRAFT_FLAGS.contains(field) && YES.contains(said))
                || (PUBLIC_FLAGS.contains(field) && NO.contains(said));
        return isSecret ? FEW : isUnfinished ? NONE_YET : ALL;
    }

    private StatedReaders narrower(StatedReaders other) {
        return Stream.of(this, other).max(Enum::compareTo).orElse(this);
    }
}

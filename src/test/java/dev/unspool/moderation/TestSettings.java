package dev.unspool.moderation;

import dev.unspool.moderation.ModerationSettings.Check;
import dev.unspool.moderation.ModerationSettings.Otherwise;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The default settings, except for one. */
final class TestSettings {

    private TestSettings() {}

    static ModerationSettings with(Check check) {
        return settings(check, Set.of());
    }

    static ModerationSettings without(String... rules) {
        return settings(new Check(null, "", Duration.ofSeconds(1), Otherwise.HOLD), Set.of(rules));
    }

    private static ModerationSettings settings(Check check, Set<String> off) {
        return new ModerationSettings(
                off, 2, 3_000, 2, 10, List.of(), List.of(), Duration.ofSeconds(10), 20, 60, 3, 20, check);
    }
}

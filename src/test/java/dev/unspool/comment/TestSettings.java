package dev.unspool.comment;

import dev.unspool.comment.ModerationSettings.Check;
import java.time.Duration;
import java.util.List;

/** The settings that hold where none are given, but for one. */
final class TestSettings {

    private TestSettings() {}

    static ModerationSettings with(Check check) {
        return new ModerationSettings(
                ThreadMode.OPEN,
                null,
                true,
                2,
                3_000,
                2,
                10,
                List.of(),
                List.of(),
                Duration.ofSeconds(10),
                20,
                60,
                3,
                check);
    }
}

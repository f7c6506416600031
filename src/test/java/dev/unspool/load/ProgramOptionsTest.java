package dev.unspool.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramOptionsTest {

    private static final Map<String, String> DEFAULTS =
            Map.of("rounds", "3", "names", "a,b", "jvm", "-Xmx1g -Xlog:gc,safepoint");

    @Test
    void overridesDefaults() {
        var options = ProgramOptions.parse("help", DEFAULTS, "rounds=5", "--names=c", "");
        assertThat(options.number("rounds")).isEqualTo(5);
        assertThat(options.list("names")).containsExactly("c");
        assertThat(options.jvm()).isEqualTo(List.of("-Xmx1g", "-Xlog:gc,safepoint"));
    }

    @Test
    void readsAnEmptyList() {
        assertThat(ProgramOptions.parse("help", DEFAULTS, "names=").list("names"))
                .isEmpty();
    }

    @Test
    void refusesAnUnknownOptionAndShowsHelp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProgramOptions.parse("help", DEFAULTS, "round=5"))
                .withMessage("help");
        assertThatIllegalArgumentException().isThrownBy(() -> ProgramOptions.parse("help", DEFAULTS, "rounds"));
    }
}

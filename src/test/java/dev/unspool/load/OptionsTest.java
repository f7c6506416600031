package dev.unspool.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Map<String, String> DEFAULTS =
            Map.of("rounds", "3", "names", "a,b", "jvm", "-Xmx1g -Xlog:gc,safepoint");

    @Test
    void takesWhatIsGivenInPlaceOfDefaults() {
        var options = Options.parse("help", DEFAULTS, "rounds=5", "--names=c", "");
        assertThat(options.number("rounds")).isEqualTo(5);
        assertThat(options.list("names")).containsExactly("c");
        assertThat(options.jvm()).isEqualTo(List.of("-Xmx1g", "-Xlog:gc,safepoint"));
    }

    @Test
    void knowsAnEmptyList() {
        assertThat(Options.parse("help", DEFAULTS, "names=").list("names")).isEmpty();
    }

    @Test
    void refusesAnOptionThatIsNoneWithItsHelp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("help", DEFAULTS, "round=5"))
                .withMessage("help");
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("help", DEFAULTS, "rounds"));
    }
}

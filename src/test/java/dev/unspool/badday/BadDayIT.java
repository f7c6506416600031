package dev.unspool.badday;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bad day in short: the five faults that happen most, on two instances of the packaged application. {@link BadDay} runs all. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class BadDayIT {

    private static final List<Outcome> OUTCOMES = new ArrayList<>();

    private static @Nullable BadDay day;

    @BeforeAll
    static void begin() throws Exception {
        day = BadDay.begin();
    }

    @AfterAll
    static void end() throws Exception {
        if (day != null) {
            day.close();
        }
        System.out.println(Table.of(OUTCOMES));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void losesRepeatsAndMixesUpNothing(Fault fault) throws Exception {
        var outcome = Objects.requireNonNull(day).run(fault);
        OUTCOMES.add(outcome);
        // on a slow machine a reader goes back for longer than 2 s: that is printed
        assertThat(outcome.broken(invariant -> invariant != Invariant.WENT_BACK))
                .isEmpty();
        assertThat(outcome.walks()).as("walks that came to the end").isPositive();
        assertThat(outcome.recovery().isWhole()).as("all is well again").isTrue();
    }

    private static List<Fault> faults() {
        return Faults.most();
    }
}

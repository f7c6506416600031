package dev.unspool.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025",
                "2025-06",
                "2025-06-01",
                "06-01",
                "--06-01",
                "12:00",
                "23:59:59.999",
                "2025-06-01T12:00",
                "2025-06-01 12:00:30Z",
                "2025-06-01T12:00:00.123+02:00",
                "2025-06-01T12:00-0500",
                "Z",
                "+02:00",
                "2025-W53",
                "PT4H18M3S",
                "P2D",
                "P2DT1.5S"
            })
    void keepsWhatHtmlAllows(String value) {
        assertThat(MachineTime.of(value)).contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-01T12:00:00.123456Z, 2025-06-01T12:00:00.123Z",
        "12:00:00.123456789, 12:00:00.123",
        "' 2025 ', 2025"
    })
    void shortensToTheMillisecond(String value, String valid) {
        assertThat(MachineTime.of(value)).contains(valid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "1 June 2025",
                "2025-13",
                "2025-06-32",
                "2025-6-1",
                "24:00",
                "12:60",
                "2025-06-01T",
                "2025-W54",
                "P",
                "PT",
                "P2DT",
                "P1Y",
                "20250601",
                "2025-06-01T12:00:00.1234567890Z",
                "2025-06-01T12:00:00.123Z2025-06-01T12:00:00"
            })
    void leavesOutWhatItDoesNot(String value) {
        assertThat(MachineTime.of(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <p>a <time datetime="2025-06-01T12:00:00.5Z">t</time></p> | <p>a <time datetime="2025-06-01T12:00:00.5Z">t</time></p>
                    <p>a <time datetime="soon">t</time></p> | <p>a t</p>
                    <p>a <time>2025-06-01</time></p> | <p>a <time datetime="2025-06-01">2025-06-01</time></p>
                    <p>a <time>on Monday</time></p> | <p>a on Monday</p>
                    """)
    void keepsAnElementOnlyWithAValueThatMachinesRead(String body, String prose) {
        Bodies.assertCleaned(Bodies.titled("Title"), body, prose);
    }
}

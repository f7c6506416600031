package dev.unspool.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1676-12-31T23:59:59.999999Z",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "2025-06-01T12:00:00.123456Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void keepsEveryMicrosecond(String time) {
        var instant = Instant.parse(time);
        assertThat(SortKey.of(instant, new UUID(1, 2)).publishedAt()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"})
    void liesBetweenNewestAndOldest(String time) {
        assertThat(SortKey.of(Instant.parse(time), new UUID(1, 2)).micros())
                .isBetween(SortKey.OLDEST.micros(), SortKey.NEWEST.micros());
    }
}

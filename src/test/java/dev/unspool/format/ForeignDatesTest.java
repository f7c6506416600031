package dev.unspool.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 23 Jan 2018 02:54:55 +0100 | 2018-01-23T01:54:55Z",
                "Tue, Jan 23 2018 02:54:55 MST | 2018-01-23T09:54:55Z",
                "23 Jan 18 02:54 GMT | 2018-01-23T02:54:00Z",
                "Thu, 31 August 1999 23:59:60 EDT | 1999-09-01T03:59:59Z",
                "2018-01-23T02:54:55.123+01:00 | 2018-01-23T01:54:55.123Z",
                "2018-01-23T02:54:55+0100 | 2018-01-23T01:54:55Z",
                "2018-01-23 02:54:55 | 2018-01-23T02:54:55Z",
                "2018-01-23 | 2018-01-23T00:00:00Z",
                "2018-01 | 2018-01-01T00:00:00Z",
                "2018 | 2018-01-01T00:00:00Z"
            })
    void readsDatesAsPeopleWriteThem(String text, Instant date) {
        assertThat(ForeignDates.instant(text)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000-00-00 00:00:00",
                "yesterday",
                "2018-13-45",
                "::::",
                "2018-01-23T",
                "99999999999999999999"
            })
    void doesNotKnowWhatIsNoDate(String text) {
        assertThat(ForeignDates.instant(text)).isEmpty();
    }
}

package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @CsvSource(nullValues = "none", delimiter = '|', textBlock = """
                    none                                | IDENTITY
                    ''                                  | IDENTITY
                    gzip                                | GZIP
                    x-gzip                              | GZIP
                    gzip, deflate                       | GZIP
                    gzip, deflate, br, zstd             | BROTLI
                    gzip, zstd                          | ZSTD
                    GZIP;Q=0.5,  zstd ; q=0.4           | GZIP
                    br;q=0, gzip                        | GZIP
                    *                                   | BROTLI
                    *;q=0.1, gzip;q=0.2                 | GZIP
                    br;q=0, *                           | ZSTD
                    identity, gzip;q=0.5                | IDENTITY
                    identity;q=0, gzip                  | GZIP
                    identity;q=0                        | IDENTITY
                    *;q=0                               | IDENTITY
                    gzip;q=nonsense                     | IDENTITY
                    gzip;level=9                        | IDENTITY
                    deflate                             | IDENTITY
                    ,;,;q=,,=                           | IDENTITY
                    """)
    void choosesWhatTheClientLikesBestAndOfThoseWhatWeDo(@Nullable String accepted, Coding expected) {
        assertThat(AcceptEncoding.best(accepted)).isEqualTo(expected);
    }
}

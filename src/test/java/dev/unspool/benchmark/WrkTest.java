package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class WrkTest {

    private static final String SAID = """
            Running 8s test @ http://127.0.0.1:8080/api/v1/feed
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.34ms    2.02ms  60.77ms   97.39%
                Req/Sec    54.13k     4.55k   57.91k    93.75%
              430512 requests in 8.00s, 1.33GB read
            Requests/sec:  53804.32
            Transfer/sec:    170.02MB
            seen requests=430512 micros=8001435 failed=7 p50=1012 p99=9840
            """;

    @Test
    void parsesTheOutputOfItsScript() {
        assertThat(Wrk.parse(SAID)).isEqualTo(new ClientResult(430_512, 8.001435, 7, 1.012, 9.84));
    }

    @Test
    void countsRequestsASecond() {
        assertThat(Wrk.parse(SAID).perSecond()).isBetween(53_804.0, 53_805.0);
    }

    @Test
    void countsAnswersByStatus() {
        assertThat(Wrk.parse(SAID + "status 202 came 300 times\nstatus 429 came 7 times\n")
                        .statuses())
                .containsExactly(entry(202, 300L), entry(429, 7L));
    }

    @Test
    void rejectsTheOutputOfAFailedRun() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Wrk.parse("unable to connect to 127.0.0.1:8080 Connection refused"))
                .withMessageContaining("Connection refused");
    }
}

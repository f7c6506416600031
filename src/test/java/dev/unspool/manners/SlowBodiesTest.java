package dev.unspool.manners;

import static dev.unspool.manners.RawConnection.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are announced and do not come: they are answered at once where nobody needs them, and never held. */
class SlowBodiesTest extends Running {

    private static final String FORGED = "/api/v1/streams/AwFmb3JnZWQ/credit";

    @Test
    void refusesCreditForAForgedNameBeforeItsBodyComes() throws IOException {
        try (var connection = RawConnection.open(port)) {
            connection.send(request("PUT", FORGED, "Content-Type: application/json", "Content-Length: 262144") + "{");
            assertThat(connection.answer().status()).isEqualTo(404);
        }
    }

    @Test
    void readsNoMoreOfCreditThanItNeeds() throws IOException {
        try (var reader = RawConnection.open(port);
                var connection = RawConnection.open(port)) {
            reader.send(request("GET", "/api/v1/stream?upTo=0"));
            var credit = "/api/v1/streams/" + reader.textBetween("\"sid\":\"", "\"") + "/credit";
            connection.send(request("PUT", credit, "Content-Type: application/json", "Content-Length: 262144")
                    + " ".repeat(2_000));
            assertThat(connection.answer().status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/articles/manners-3/views, 2000",
        "POST, /api/v1/articles/manners-3/shares, 2000",
        "POST, /newsroom/sign-in, 70000"
    })
    void readsNoMoreThanADoorNeeds(String method, String path, int bytes) throws IOException {
        var type = path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded";
        try (var connection = RawConnection.open(port)) {
            connection.send(request(
                            method,
                            path,
                            "Content-Type: " + type,
                            "Origin: http://localhost",
                            "Sec-Fetch-Site: same-origin",
                            "Content-Length: 1000000")
                    + "a".repeat(bytes));
            assertThat(connection.answer().status()).isEqualTo(413);
        }
    }
}

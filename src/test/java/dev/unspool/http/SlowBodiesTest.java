package dev.unspool.http;

import static dev.unspool.http.RawConnection.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Announced bodies that do not arrive: the answer comes at once if the body is not needed, and no body is held. */
class SlowBodiesTest extends RawHttpTest {

    private static final String FORGED = "/api/v1/streams/AwFmb3JnZWQ/credit";

    @Test
    void refusesCreditForAForgedNameBeforeItsBodyComes() throws IOException {
        try (var connection = RawConnection.open(port)) {
            connection.send(request("PUT", FORGED, "Content-Type: application/json", "Content-Length: 262144") + "{");
            assertThat(connection.answer().status()).isEqualTo(404);
        }
    }

    @Test
    void readsNoMoreOfACreditBodyThanItNeeds() throws IOException {
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
    void readsNoMoreOfABodyThanTheRouteNeeds(String method, String path, int bytes) throws IOException {
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

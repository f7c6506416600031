package dev.unspool.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * One answer as it came over the wire.
 *
 * @param encoding of the body; empty for none
 */
record WireSample(byte[] body, String type, String encoding, String etag) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    private static final int OK = 200;

    /** An instance that has just started on a busy machine may have no connection to PostgreSQL yet. */
    private static final int ATTEMPTS = 30;

    private static final long PAUSE_MILLIS = 1_000;

    /** @throws IllegalStateException for any status but 200 after all attempts */
    static WireSample of(int port, String path, Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        headers.forEach(request::header);
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() == OK) {
                return of(answer);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException(path + " is not answered with 200");
    }

    private static WireSample of(HttpResponse<byte[]> answer) {
        var headers = answer.headers();
        return new WireSample(
                answer.body(),
                headers.firstValue("Content-Type").orElse(""),
                headers.firstValue("Content-Encoding").orElse(""),
                headers.firstValue("ETag").orElse(""));
    }
}

package dev.unspool.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** One answer, as it came over the wire. @param encoding of the body; empty for none */
record Sample(byte[] body, String type, String encoding, String etag) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    private static final int OK = 200;

    /** @throws IllegalStateException for any status but 200 */
    static Sample of(int port, String path, Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        headers.forEach(request::header);
        var answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        var seen = answer.headers();
        return new Sample(
                answer.body(),
                seen.firstValue("Content-Type").orElse(""),
                seen.firstValue("Content-Encoding").orElse(""),
                seen.firstValue("ETag").orElse(""));
    }
}

package dev.unspool.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.load.OwnCertificate;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An instance that terminates TLS itself: HTTP/2 for clients that offer it (RFC 7301), HTTP/1.1 for others. */
@SiteTest
class TlsTest {

    private static final Path HOME = Path.of("target", "tls").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static SSLContext trust;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void certificate(DynamicPropertyRegistry settings) throws Exception {
        trust = OwnCertificate.create(Files.createDirectories(HOME));
        settings.add("server.ssl.certificate", () -> "file:" + HOME.resolve(OwnCertificate.CHAIN));
        settings.add("server.ssl.certificate-private-key", () -> "file:" + HOME.resolve(OwnCertificate.KEY));
    }

    @Test
    void speaksHttp2ToClientsThatOfferIt() throws Exception {
        var answer = get(Version.HTTP_2, "/api/v1/feed");
        assertThat(answer.version()).isEqualTo(Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .hasValue(answer.body().length());
        assertThat(get(Version.HTTP_2, "/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void speaksHttp11ToOtherClients() throws Exception {
        var answer = get(Version.HTTP_1_1, "/api/v1/feed");
        assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void streamsOverHttp2() throws Exception {
        var stream = client(Version.HTTP_2).send(request("/api/v1/stream?upTo=0"), BodyHandlers.ofInputStream());
        assertThat(stream.version()).isEqualTo(Version.HTTP_2);
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            var line = lines.readLine();
            while (line != null && !line.equals("event: hello")) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo("event: hello");
        }
    }

    private HttpResponse<String> get(Version version, String path) throws Exception {
        return client(version).send(request(path), BodyHandlers.ofString());
    }

    private static HttpClient client(Version version) {
        return HttpClient.newBuilder().version(version).sslContext(trust).build();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .build();
    }
}

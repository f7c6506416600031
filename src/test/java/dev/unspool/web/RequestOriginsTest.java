package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** The origin in texts that people copy is the one that they use, and never a text that somebody else has chosen. */
class RequestOriginsTest {

    private static final String BASE = "https://news.example";

    private final RequestOrigins origins = new RequestOrigins(
            new Site("News", "", URI.create(BASE), "en", "", ""),
            new ClientAddresses(new TrustedProxies(List.of("10.0.0.0/8"))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # peer       | Host                  | X-Forwarded-Host       | X-Forwarded-Proto | origin
            198.51.100.1 | news.example          | -                      | -                 | https://news.example
            198.51.100.1 | NEWS.example          | -                      | -                 | https://news.example
            198.51.100.1 | localhost:8080        | -                      | -                 | http://localhost:8080
            198.51.100.1 | 127.0.0.1:8081        | evil.example           | https             | http://127.0.0.1:8081
            198.51.100.1 | [2001:db8::1]:8080    | -                      | -                 | http://[2001:db8::1]:8080
            10.1.2.3     | other.example         | -                      | https             | https://other.example
            10.1.2.3     | other.example         | -                      | http              | http://other.example
            10.1.2.3     | other.example         | -                      | -                 | http://other.example
            10.1.2.3     | inner:8080            | other.example          | https             | https://other.example
            10.1.2.3     | inner:8080            | other.example, inner   | https             | https://other.example
            10.1.2.3     | inner:8080            | news.example           | -                 | https://news.example
            198.51.100.1 | -                     | -                      | -                 | https://news.example
            """)
    void namesTheHostThatTheReaderAskedFor(String peer, String host, String forwarded, String scheme, String origin) {
        assertThat(origin(peer, host, forwarded, scheme)).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example\"><script>",
                "evil.example'; rm -rf ~; '",
                "evil.example/path",
                "user@evil.example",
                "evil.example:port",
                "evil.example:123456",
                "evil example",
                "evil.example$(id)",
                "рыба.example",
                "[2001:db8::1",
                "-evil",
                ".",
                ""
            })
    void isTheBaseUrlWhereAHostIsSomethingElse(String host) {
        assertThat(origin("198.51.100.1", host, null, null)).isEqualTo(BASE);
        assertThat(origin("10.1.2.3", "inner", host, "https")).isEqualTo(BASE);
    }

    private String origin(String peer, String host, String forwarded, String scheme) {
        var request = MockServerHttpRequest.get("http://inner/docs").remoteAddress(new InetSocketAddress(peer, 1));
        header(request, "Host", host);
        header(request, "X-Forwarded-Host", forwarded);
        header(request, "X-Forwarded-Proto", scheme);
        return origins.of(request.build());
    }

    private static void header(MockServerHttpRequest.BaseBuilder<?> request, String name, String value) {
        if (value != null) {
            request.header(name, value);
        }
    }
}

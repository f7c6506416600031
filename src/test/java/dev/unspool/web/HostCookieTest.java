package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

class HostCookieTest {

    private static final HostCookie HTTPS = cookie("https://news.example");
    private static final HostCookie DEMO = cookie("http://localhost:8080");

    @Test
    void isSecureAndBoundToTheHostOnAnHttpsSite() {
        assertThat(set(HTTPS))
                .startsWith("__Host-unspool-session=value; Path=/; Max-Age=60;")
                .contains("Secure", "HttpOnly", "SameSite=Strict")
                .doesNotContain("Domain");
        assertThat(set(cookie("HTTPS://news.example"))).startsWith("__Host-unspool-session=");
    }

    @Test
    void isKeptByBrowsersWithoutTls() {
        assertThat(set(DEMO))
                .startsWith("unspool-session=value; Path=/;")
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");
    }

    @Test
    void readsNoCookieThatANeighbouringHostCanSet() {
        var planted = MockServerHttpRequest.get("/")
                .cookie(new HttpCookie("unspool-session", "planted"))
                .build();
        assertThat(HTTPS.read(planted)).isEmpty();
        var own = MockServerHttpRequest.get("/")
                .cookie(new HttpCookie("__Host-unspool-session", "own"))
                .build();
        assertThat(HTTPS.read(own)).contains("own");
    }

    /** HTTP/2 splits them (RFC 9113 section 8.2.3). */
    @Test
    void isFoundInEveryLineOfCookies() {
        var lines = List.of("a=b; __Host-unspool-session=one", "__Host-unspool-session=two; c=d", "unspool-session=x");
        assertThat(HTTPS.values(lines)).containsExactly("one", "two");
        assertThat(HTTPS.values(List.of("a=__Host-unspool-session=x", "x__Host-unspool-session=x", "=", ";;")))
                .isEmpty();
        assertThat(HTTPS.values(List.of())).isEmpty();
    }

    @Test
    void isDeletedWhenCleared() {
        var response = new MockServerHttpResponse();
        HTTPS.clear(response);
        assertThat(sent(response))
                .startsWith("__Host-unspool-session=; Path=/; Max-Age=0;")
                .contains("Secure");
    }

    private static String set(HostCookie cookie) {
        var response = new MockServerHttpResponse();
        cookie.set(response, "value", Duration.ofMinutes(1));
        return sent(response);
    }

    private static String sent(MockServerHttpResponse response) {
        return response.getCookies()
                .toSingleValueMap()
                .values()
                .iterator()
                .next()
                .toString();
    }

    private static HostCookie cookie(String baseUrl) {
        return HostCookie.of(
                new Site("Name", "Tagline", URI.create(baseUrl), "en", "#000000", "#ffffff"), "unspool-session");
    }
}

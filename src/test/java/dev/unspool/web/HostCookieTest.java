package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
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
        assertThat(cookie("HTTPS://news.example").name()).isEqualTo("__Host-unspool-session");
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

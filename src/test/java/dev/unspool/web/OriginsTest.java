package dev.unspool.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Which origins may send what readers write. */
class OriginsTest {

    private static final Origins ORIGINS = new Origins(
            List.of("https://Site.example", "http://localhost:3000", "https://plain.example:443", "http://[::1]"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://site.example",
                "https://SITE.example",
                "HTTPS://site.example",
                "https://site.example:443",
                "http://localhost:3000",
                "https://plain.example",
                "http://[::1]:80"
            })
    void allowsTheOriginsOfTheSetting(String origin) {
        assertThat(isAllowed(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "*",
                "http://site.example",
                "https://site.example:444",
                "https://site.example.evil",
                "https://evil-site.example",
                "https://evil.example/https://site.example",
                "https://site.example@evil.example",
                "https://evil.example#https://site.example",
                "https://evil.example?https://site.example",
                "https://site.example/",
                "https://site.example.",
                "https://sub.site.example",
                "https://site.example:443:443",
                "https://site.example%00.evil",
                "https:site.example",
                "//site.example",
                "site.example",
                "http://localhost",
                "http://localhost:30000",
                "https://site.example, https://evil.example",
                "https://site.example https://evil.example",
                "https://sitе.example" // with a Cyrillic letter
            })
    void allowsNoOther(String origin) {
        assertThat(isAllowed(origin)).isFalse();
    }

    @Test
    void allowsNoneWhereTwoAreNamed() {
        var request = MockServerHttpRequest.get("/")
                .header("Origin", "https://site.example", "https://site.example")
                .build();
        assertThat(ORIGINS.isAllowed(request)).isFalse();
        assertThat(ORIGINS.isAllowed(MockServerHttpRequest.get("/").build())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "null", "https://*.example", "site.example", "https://site.example/app", "https://", ""})
    void refusesSettingsThatAreNoOrigin(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Origins(List.of(origin)))
                .withMessageStartingWith("unspool.cors.origins: " + origin + " is no origin.");
    }

    private static boolean isAllowed(String origin) {
        return ORIGINS.isAllowed(
                MockServerHttpRequest.get("/").header("Origin", origin).build());
    }
}

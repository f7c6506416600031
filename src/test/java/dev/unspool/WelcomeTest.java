package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WelcomeTest {

    @Test
    void showsHowToPublishWithTheTokenThatWasJustMade() {
        assertThat(Welcome.text("http://localhost:8080", Optional.of("unspool_x")))
                .contains("shown only now", "Authorization: Bearer unspool_x", "\"publish\": true")
                .contains("curl 'http://localhost:8080/api/v1/newsroom/articles'");
    }

    @Test
    void saysHowToMakeATokenLater() {
        assertThat(Welcome.text("http://localhost:8080", Optional.empty()))
                .contains("token create --name Desk --scopes write,publish")
                .doesNotContain("unspool_");
    }
}

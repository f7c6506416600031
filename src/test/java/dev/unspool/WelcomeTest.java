package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.access.FirstToken;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class WelcomeTest {
    private static final String WARNING = "The demo listens on";

    @Test
    void showsHowToPublishWithTheNewToken() {
        assertThat(Welcome.text("http://localhost:8080", Optional.of("unspool_x")))
                .contains("shown only now", "Authorization: Bearer unspool_x", "\"publish\": true")
                .contains("curl 'http://localhost:8080/api/v1/newsroom/articles'");
    }

    @Test
    void showsHowToCreateATokenLater() {
        assertThat(Welcome.text("http://localhost:8080", Optional.empty()))
                .contains("token create --name Desk --scopes write,publish")
                .doesNotContain("unspool_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
    void warnsOnceIfOtherMachinesCanReachTheDemo(String address, CapturedOutput output) {
        greet(demo().withProperty("server.address", address));
        assertThat(output).containsOnlyOnce(WARNING).contains("without TLS", "access token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void doesNotWarnIfTheDemoListensOnLoopbackOnly(String address, CapturedOutput output) {
        greet(demo().withProperty("server.address", address));
        assertThat(output).contains("Unspool is ready").doesNotContain(WARNING);
    }

    @Test
    void doesNotWarnWithExternalServers(CapturedOutput output) {
        greet(demo().withProperty("unspool.embedded.running", "false").withProperty("server.address", "0.0.0.0"));
        assertThat(output).contains("Ready on port 8080").doesNotContain(WARNING);
    }

    private static MockEnvironment demo() {
        return new MockEnvironment()
                .withProperty("local.server.port", "8080")
                .withProperty("unspool.embedded.running", "true");
    }

    private static void greet(Environment environment) {
        new Welcome(environment, new StaticListableBeanFactory().getBeanProvider(FirstToken.class)).greet();
    }
}

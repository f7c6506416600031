package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RelayTest {

    private static final Duration DELAY = Duration.ofMillis(200);

    @Test
    void keepsTheOrderOfAnswersWhenTheyAreNoLongerDelayed() throws Exception {
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                var relay = new Relay(server.getLocalPort());
                var client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                var accepted = server.accept()) {
            relay.delay(DELAY);
            say(accepted, "late ");
            assertThat(client.getInputStream().available()).isZero();
            relay.delay(Duration.ZERO);
            say(accepted, "soon");
            accepted.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("late soon");
        }
    }

    private static void say(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}

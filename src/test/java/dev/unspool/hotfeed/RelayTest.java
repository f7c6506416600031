package dev.unspool.hotfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RelayTest {

    private static final Duration DELAY = Duration.ofSeconds(5);

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

    @Test
    void resetsTheConnectionsOfNowAndMakesNewOnes() throws Exception {
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                var relay = new Relay(server.getLocalPort());
                var client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                var accepted = server.accept()) {
            say(accepted, "x");
            assertThat(client.getInputStream().read()).isEqualTo('x');
            relay.reset();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertSpeaksThrough(relay, server);
        }
    }

    @Test
    void outlivesAServerThatRefusesConnectionsForAWhile() throws Exception {
        var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        var port = server.getLocalPort();
        try (var relay = new Relay(port)) {
            server.close();
            try (var refused = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
                assertThatThrownBy(() -> refused.getInputStream().read()).isInstanceOf(SocketException.class);
            }
            try (var again = new ServerSocket(port, 0, InetAddress.getLoopbackAddress())) {
                assertSpeaksThrough(relay, again);
            }
        }
    }

    @Test
    void forgetsTheConnectionsOfNowWithoutClosingThem() throws Exception {
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                var relay = new Relay(server.getLocalPort());
                var client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                var accepted = server.accept()) {
            say(accepted, "x");
            assertThat(client.getInputStream().read()).isEqualTo('x');
            relay.forget();
            say(accepted, "never");
            assertSpeaksThrough(relay, server);
            client.setSoTimeout(1);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void assertSpeaksThrough(Relay relay, ServerSocket server) throws Exception {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                var accepted = server.accept()) {
            say(accepted, "y");
            assertThat(client.getInputStream().read()).isEqualTo('y');
        }
    }

    private static void say(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}

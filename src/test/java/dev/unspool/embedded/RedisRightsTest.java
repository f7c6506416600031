package dev.unspool.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that the embedded Redis allows to a client with its password. */
class RedisRightsTest {
    private static final int LIMIT_MILLIS = 5_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACL LIST",
                "CONFIG GET dir",
                "CONFIG SET requirepass x",
                "FCALL f 0",
                "FLUSHALL",
                "FUNCTION LIST",
                "GEOADD k 1 1 m",
                "MODULE LIST",
                "MONITOR",
                "PFADD k a",
                "REPLICAOF 127.0.0.1 1",
                "RESTORE k 0 x",
                "SAVE",
                "SCRIPT FLUSH",
                "SHUTDOWN NOSAVE",
                "XADD k * a b"
            })
    void refusesWhatTheApplicationDoesNotNeed(String command) throws IOException {
        assertThat(answers(command)).startsWith("+OK\r\n-NOPERM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EVAL 'return(1)' 0",
                "GET test:none",
                "GETBIT test:none 1",
                "HGET test:none a",
                "PUBLISH test:none x",
                "ZCARD test:none"
            })
    void allowsWhatTheApplicationNeeds(String command) throws IOException {
        assertThat(answers(command)).startsWith("+OK\r\n").doesNotContain("-");
    }

    /** Returns the answers to the password and to the command. */
    private static String answers(String command) throws IOException {
        RedisAddress redis = TestServers.redis();
        try (var socket = new Socket(redis.host(), redis.port())) {
            socket.setSoTimeout(LIMIT_MILLIS);
            String words = "AUTH " + redis.password() + "\r\n" + command + "\r\nQUIT\r\n";
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).replace("$-1\r\n", "");
        }
    }
}

package dev.unspool.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Checks whether a Redis answers, over a plain socket, before there is a client. */
final class RedisPing {
    private static final int LIMIT_MILLIS = 500;

    private RedisPing() {}

    /** Whether a server answers there that knows the password; a different server on that port does not. */
    static boolean answers(RedisAddress address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream()
                    .write("AUTH %s\r\n".formatted(address.password()).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII).equals("+OK");
        } catch (IOException e) {
            return false;
        }
    }
}

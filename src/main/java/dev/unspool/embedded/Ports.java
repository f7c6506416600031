package dev.unspool.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds free ports. Another program may take one before it is used, so a start tries several times. */
final class Ports {
    static final int ATTEMPTS = 3;

    private Ports() {}

    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedServerException("There is no free port on the loopback interface: " + e.getMessage(), e);
        }
    }
}

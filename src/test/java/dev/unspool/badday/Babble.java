package dev.unspool.badday;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A program at Redis's port that is not Redis: answers everything with garbage. */
final class Babble {

    private static final byte[] GARBAGE =
            "-ERR what?\r\n$-7\r\n*99999999\r\n\0\1\2 HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final long LOOK_MILLIS = 20;

    private @Nullable ServerSocket entry;

    /** Kills Redis and takes its place. */
    void begin(BadDaySite site) throws IOException, InterruptedException {
        site.redis().signal("KILL");
        var opened = opened(site.redis().address().port());
        entry = opened;
        var thread = new Thread(() -> accept(opened), "babble");
        thread.setDaemon(true);
        thread.start();
    }

    /** Gives the place back. */
    void end(BadDaySite site) throws IOException {
        if (entry != null) {
            entry.close();
        }
        site.redis().start();
    }

    /** Listens there as soon as the killed process has let go of the port. */
    private static ServerSocket opened(int port) throws IOException, InterruptedException {
        while (true) {
            try {
                return new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
            } catch (BindException taken) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    private static void accept(ServerSocket entry) {
        while (!entry.isClosed()) {
            try (var client = entry.accept()) {
                client.setSoTimeout(200);
                client.getOutputStream().write(GARBAGE);
                client.getInputStream().read(new byte[4_096]);
                client.getOutputStream().write(GARBAGE);
            } catch (IOException gone) {
                // the next one, then
            }
        }
    }
}

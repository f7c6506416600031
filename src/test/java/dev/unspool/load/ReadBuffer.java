package dev.unspool.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The buffer into which a crowd's thread reads, one reader after the other. */
final class ReadBuffer {

    /** Bytes: a block has to fit, and the largest is a correction with its HTML. */
    private static final int SIZE = 4 << 20;

    /** Bytes that one reader may read before it is the next one's turn: one copy out of the kernel. */
    private static final int AT_ONCE = 64 << 10;

    final byte[] bytes = new byte[SIZE];
    final EventBlock block = new EventBlock(bytes);
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(AT_ONCE);

    /**
     * Reads what {@code socket} has, after {@code rest} from the previous read. Returns the end of the content; -1 at the end of the
     * connection.
     */
    int read(SocketChannel socket, byte[] rest) throws IOException {
        var read = socket.read(incoming.clear());
        if (read < 0) {
            return -1;
        }
        System.arraycopy(rest, 0, bytes, 0, rest.length);
        incoming.flip().get(bytes, rest.length, read);
        return rest.length + read;
    }
}

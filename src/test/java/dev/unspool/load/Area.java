package dev.unspool.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Where a crowd's thread reads into, one reader after the other. */
final class Area {

    /** Bytes: a block has to fit, and the largest is a correction with its element. */
    private static final int SIZE = 4 << 20;

    /** Bytes that one reader takes before the next one has its turn: one copy out of the kernel. */
    private static final int AT_ONCE = 64 << 10;

    final byte[] bytes = new byte[SIZE];
    final Block block = new Block(bytes);
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(AT_ONCE);

    /** Reads what {@code socket} has, behind what was left of before; gives where it ends, -1 where the connection does. */
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

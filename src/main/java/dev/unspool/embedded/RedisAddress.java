package dev.unspool.embedded;

/**
 * Where the embedded Redis listens.
 *
 * @param port on the loopback interface
 */
public record RedisAddress(int port, String password) {
    /** The address to listen on and to connect to. */
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public String toString() {
        return "Redis on 127.0.0.1:" + port;
    }
}

package dev.unspool.embedded;

/**
 * The address of the embedded Redis, and its password.
 *
 * @param port on the loopback interface
 */
public record RedisAddress(int port, String password) {
    /** The host to listen on and to connect to. */
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public String toString() {
        return "Redis on 127.0.0.1:" + port;
    }
}

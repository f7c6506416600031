package dev.unspool.embedded;

/**
 * Where the embedded PostgreSQL listens, and the superuser who may do everything in it.
 *
 * @param port on the loopback interface
 */
public record PostgresAddress(int port, String user, String password) {
    /** The database that is there from the beginning, named like the user. */
    public static final String DATABASE = "unspool";

    /** Without user and password: they are settings of their own. */
    public String r2dbcUrl(String database) {
        return "r2dbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Without user and password: they are settings of their own. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    @Override
    public String toString() {
        return "PostgreSQL on 127.0.0.1:" + port;
    }
}

package dev.unspool.embedded;

/**
 * The address of the embedded PostgreSQL, and its superuser.
 *
 * @param port on the loopback interface
 */
public record PostgresAddress(int port, String user, String password) {
    /** The database that exists from the beginning, named like the user. */
    public static final String DATABASE = "unspool";

    /** Returns the R2DBC URL, without user and password, which are settings of their own. */
    public String r2dbcUrl(String database) {
        return "r2dbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Returns the JDBC URL, without user and password, which are settings of their own. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    @Override
    public String toString() {
        return "PostgreSQL on 127.0.0.1:" + port;
    }
}

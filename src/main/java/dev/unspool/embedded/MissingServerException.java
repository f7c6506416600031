package dev.unspool.embedded;

/** Thrown if the settings name only one of the two servers, or neither although embedded ones are disabled. */
final class MissingServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    MissingServerException(String message, String action) {
        super(message);
        this.action = action;
    }

    static MissingServerException onlyOne(String given, String missing) {
        return new MissingServerException(
                "%s is set, but %s is not. Unspool uses servers of your own for both, or embedded ones for both."
                        .formatted(given, missing),
                "Set %s as well, or remove %s to run with the embedded PostgreSQL and Redis."
                        .formatted(missing, given));
    }

    static MissingServerException none() {
        return new MissingServerException(
                "Neither %s nor %s is set, and %s=false forbids embedded servers."
                        .formatted(StandardSettings.DATABASE, StandardSettings.REDIS, ServersInitializer.ENABLED),
                "Set both, or remove %s.".formatted(ServersInitializer.ENABLED));
    }

    static MissingServerException notPostgres() {
        return new MissingServerException(
                "%s is not a URL of a PostgreSQL.".formatted(StandardSettings.DATABASE),
                "Write it as r2dbc:postgresql://host:5432/database, and the user and password as spring.r2dbc.username"
                        + " and spring.r2dbc.password.");
    }

    String action() {
        return action;
    }
}

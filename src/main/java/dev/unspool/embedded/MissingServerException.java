package dev.unspool.embedded;

/** The settings name one server and not the other, or none where embedded ones are forbidden. */
final class MissingServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String wayOut;

    MissingServerException(String message, String wayOut) {
        super(message);
        this.wayOut = wayOut;
    }

    static MissingServerException half(String given, String missing) {
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

    String wayOut() {
        return wayOut;
    }
}

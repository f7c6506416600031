package dev.unspool.embedded;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what to check when PostgreSQL refuses a connection, by the class of the SQL state (PostgreSQL manual, appendix A). */
final class DatabaseAdvice {
    private static final int CLASS_LENGTH = 2;

    private DatabaseAdvice() {}

    /** Returns the advice for an SQL state; empty if the error has nothing to do with reaching a database. */
    static Optional<String> on(@Nullable String state) {
        String kind = state == null || state.length() < CLASS_LENGTH ? "" : state.substring(0, CLASS_LENGTH);
        return Optional.ofNullable(
                switch (kind) {
                    case "08" ->
                        "Is it running, and may this machine reach it? Its address is spring.r2dbc.url (and spring.flyway.url, if set).";
                    case "28" ->
                        "Look at spring.r2dbc.username and spring.r2dbc.password (and spring.flyway.user and spring.flyway.password, if set).";
                    case "3D" ->
                        "Create the database, or name another one in spring.r2dbc.url (and spring.flyway.url, if set).";
                    case "57" -> "It is starting or stopping; try again when it is ready.";
                    default -> null;
                });
    }
}

package dev.unspool.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * The person or command behind a change, as the audit log records it.
 *
 * @param token the access token that came in; null for a command on the server, and for nobody known
 * @param traceId of the request; null for a command
 */
public record Actor(
        @Nullable UUID token, String name, @Nullable String traceId) {

    /** The {@code import} command and the demo, which publish articles from files. */
    public static final Actor IMPORT = new Actor(null, "import", null);

    /** A command that is typed on the server. */
    public static final Actor COMMAND = new Actor(null, "command", null);

    /** A client without an access token that was ever issued. */
    public static Actor unknown(String traceId) {
        return new Actor(null, "unknown", traceId);
    }

    /** Binds the parameters {@code actor}, {@code actorName} and {@code trace}. */
    public GenericExecuteSpec sign(GenericExecuteSpec statement) {
        var named = statement.bind("actorName", name);
        var identified = token == null ? named.bindNull("actor", UUID.class) : named.bind("actor", token);
        return traceId == null ? identified.bindNull("trace", String.class) : identified.bind("trace", traceId);
    }
}

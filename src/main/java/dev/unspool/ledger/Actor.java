package dev.unspool.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Who does something, as the audit log remembers it.
 *
 * @param token the access token that came in; null for a command on the server, and for nobody known
 * @param traceId of the request; null for a command
 */
public record Actor(
        @Nullable UUID token, String name, @Nullable String traceId) {

    /** Articles that come in by files: the {@code import} command, and the demo. */
    public static final Actor IMPORT = new Actor(null, "import", null);

    /** Whoever types commands on the server. */
    public static final Actor COMMAND = new Actor(null, "command", null);

    /** Whoever sends no access token that was ever given out. */
    public static Actor unknown(String traceId) {
        return new Actor(null, "unknown", traceId);
    }

    /** Fills in the parameters {@code actor}, {@code actorName} and {@code trace}. */
    public GenericExecuteSpec sign(GenericExecuteSpec statement) {
        var named = statement.bind("actorName", name);
        var identified = token == null ? named.bindNull("actor", UUID.class) : named.bind("actor", token);
        return traceId == null ? identified.bindNull("trace", String.class) : identified.bind("trace", traceId);
    }
}

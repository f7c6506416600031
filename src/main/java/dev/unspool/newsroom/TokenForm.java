package dev.unspool.newsroom;

import dev.unspool.access.Scope;
import dev.unspool.access.TokenRequest;
import java.util.Set;

/** Reads the JSON request for an access token. */
final class TokenForm {

    private static final Set<String> FIELDS = Set.of("name", "scopes", "days");

    private TokenForm() {}

    static TokenRequest read(DraftFields fields) {
        fields.refuseOthersThan(FIELDS);
        var days = fields.count("days");
        return TokenRequest.of(
                fields.line("name").orElse(""),
                fields.lines("scopes", Scope.values().length),
                days == null ? TokenRequest.DEFAULT_DAYS : days);
    }
}

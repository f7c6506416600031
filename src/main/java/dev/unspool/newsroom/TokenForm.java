package dev.unspool.newsroom;

import dev.unspool.access.TokenOrder;
import java.util.Set;

/** Reads the JSON object in which somebody asks for an access token. */
final class TokenForm {

    private static final Set<String> FIELDS = Set.of("name", "scopes", "days");

    private TokenForm() {}

    static TokenOrder read(Fields fields) {
        fields.refuseOthersThan(FIELDS);
        var days = fields.count("days");
        return TokenOrder.of(
                fields.line("name").orElse(""), fields.lines("scopes"), days == null ? TokenOrder.DEFAULT_DAYS : days);
    }
}

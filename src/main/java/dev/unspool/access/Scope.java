package dev.unspool.access;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an access token allows. No scope includes another. */
@Schema(name = "Scope", enumAsRef = true, description = "What an access token allows.")
public enum Scope {
    /** Reads articles in every state, creates and changes drafts. */
    WRITE,
    /** Publishes, corrects, takes down and kills articles, and schedules that. */
    PUBLISH,
    /** Decides on comments. */
    MODERATE,
    /** Creates and revokes access tokens, reads the audit log. */
    ADMIN;

    static final String ALL = Arrays.stream(values()).map(Scope::code).collect(Collectors.joining(", "));

    static Optional<Scope> of(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(code))
                .findFirst();
    }

    /** The name in the public API and in the database. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

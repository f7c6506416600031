package dev.unspool.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an access token allows. None includes another. */
public enum Scope {
    /** To read articles in every state, to create and to change drafts. */
    WRITE,
    /** To publish, correct, take down and kill. */
    PUBLISH,
    /** To decide on comments. */
    MODERATE,
    /** To create and revoke access tokens, to read the audit log. */
    ADMIN;

    static final String ALL = Arrays.stream(values()).map(Scope::code).collect(Collectors.joining(", "));

    static Optional<Scope> of(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(code))
                .findFirst();
    }

    /** As the public contract and the tables spell it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

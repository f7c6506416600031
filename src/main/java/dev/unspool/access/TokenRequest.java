package dev.unspool.access;

import dev.unspool.article.DraftRejected;
import dev.unspool.article.DraftRejected.Fault;
import dev.unspool.article.Prose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A valid request for an access token.
 *
 * @param name what the token is for, in one line
 */
public record TokenRequest(String name, Set<Scope> scopes, Duration life) {

    /** Default lifetime in days: long enough to forget where a token is kept, short enough to be found again. */
    public static final int DEFAULT_DAYS = 90;

    /** Days. */
    public static final int MAX_DAYS = 365;

    /** Characters. */
    public static final int MAX_NAME = 200;

    /**
     * Validates a request.
     *
     * @throws DraftRejected with every fault
     */
    public static TokenRequest of(String name, List<String> scopes, int days) {
        var faults = new ArrayList<Fault>();
        var line = Prose.folded(name).strip();
        if (!Prose.isVisible(line)) {
            faults.add(new Fault("name", "required", "say what the token is for"));
        }
        if (line.codePointCount(0, line.length()) > MAX_NAME) {
            faults.add(new Fault("name", "too-long", "give at most " + MAX_NAME + " characters"));
        }
        if (scopes.isEmpty()) {
            faults.add(new Fault("scopes", "required", "name at least one of " + Scope.ALL));
        }
        if (scopes.stream().anyMatch(scope -> Scope.of(scope).isEmpty())) {
            faults.add(new Fault("scopes", "unknown", "there are only " + Scope.ALL));
        }
        if (days < 1 || days > MAX_DAYS) {
            faults.add(new Fault("days", "out-of-range", "give 1 to " + MAX_DAYS + " days"));
        }
        if (!faults.isEmpty()) {
            throw new DraftRejected(faults);
        }
        return new TokenRequest(line, scopes(scopes), Duration.ofDays(days));
    }

    Set<String> codes() {
        return scopes.stream().map(Scope::code).collect(Collectors.toSet());
    }

    private static Set<Scope> scopes(List<String> codes) {
        return codes.stream().flatMap(code -> Scope.of(code).stream()).collect(Collectors.toSet());
    }
}

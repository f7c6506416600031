package dev.unspool.embedded;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says which setting to check when Flyway cannot reach PostgreSQL or is refused. Never shows a password. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return DatabaseAdvice.on(cause.getSQLState())
                .map(advice -> new FailureAnalysis(
                        "PostgreSQL at %s: %s".formatted(address(), cause.getMessage()), advice, cause))
                .orElse(null);
    }

    /** Returns host and database of the URL, without user and options, which may hold a password. */
    private String address() {
        String url = environment.getProperty("spring.flyway.url", "");
        return url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:postgresql://([^/@]*@)?", "");
    }
}

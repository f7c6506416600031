package dev.unspool.embedded;

import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which setting to check when the application cannot reach its PostgreSQL, although Flyway has reached its own. */
final class R2dbcFailureAnalyzer extends AbstractFailureAnalyzer<R2dbcException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, R2dbcException cause) {
        return DatabaseAdvice.on(cause.getSqlState())
                .map(advice -> new FailureAnalysis("PostgreSQL: " + cause.getMessage(), advice, cause))
                .orElse(null);
    }
}

package dev.unspool.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why an embedded server did not start, and how to run without one. */
final class EmbeddedServerFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedServerException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedServerException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "See above. To go without embedded servers, set spring.r2dbc.url, spring.r2dbc.username,"
                        + " spring.r2dbc.password and spring.data.redis.host, or run docker compose up.",
                cause);
    }
}

package dev.unspool.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which setting is missing, and the two ways to fix that. */
final class MissingServerFailureAnalyzer extends AbstractFailureAnalyzer<MissingServerException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingServerException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}

package dev.unspool;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Explains how to choose another port when ours is taken. Spring's own message leaves that to the reader. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortFailureAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        int taken = cause.getPort();
        return new FailureAnalysis(
                "Port %d is taken by another program.".formatted(taken), """
                Stop that program, or choose another port:
                  ./mvnw spring-boot:run -Dspring-boot.run.arguments=--server.port=%1$d
                  java -jar target/unspool-*.jar --server.port=%1$d""".formatted(taken + 1), cause);
    }
}

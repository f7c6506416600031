package dev.unspool.docs;

import static dev.unspool.web.ProblemCode.ARTICLE_RETRACTED;
import static dev.unspool.web.ProblemCode.AUTHOR_EXPIRED;
import static dev.unspool.web.ProblemCode.CURSOR_INVALID;
import static dev.unspool.web.ProblemCode.CURSOR_MISMATCH;
import static dev.unspool.web.ProblemCode.DEPENDENCY_UNAVAILABLE;
import static dev.unspool.web.ProblemCode.FORBIDDEN;
import static dev.unspool.web.ProblemCode.IDEMPOTENCY_KEY_REUSED;
import static dev.unspool.web.ProblemCode.INTERNAL_ERROR;
import static dev.unspool.web.ProblemCode.LIMIT_OUT_OF_RANGE;
import static dev.unspool.web.ProblemCode.MALFORMED_REQUEST;
import static dev.unspool.web.ProblemCode.NOT_ACCEPTABLE;
import static dev.unspool.web.ProblemCode.NOT_FOUND;
import static dev.unspool.web.ProblemCode.OVERLOADED;
import static dev.unspool.web.ProblemCode.PAYLOAD_TOO_LARGE;
import static dev.unspool.web.ProblemCode.PRECONDITION_REQUIRED;
import static dev.unspool.web.ProblemCode.UNAUTHENTICATED;
import static dev.unspool.web.ProblemCode.UNSUPPORTED_MEDIA_TYPE;
import static dev.unspool.web.ProblemCode.VALIDATION_FAILED;
import static dev.unspool.web.ProblemCode.VERSION_CONFLICT;

import dev.unspool.openapi.FailsWith;
import dev.unspool.web.ProblemCode;
import io.swagger.v3.oas.models.Operation;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Finds the problems of each operation: those that follow from its form, and those that {@link FailsWith} names. */
@Component
final class OperationProblems implements GlobalOperationCustomizer {

    private static final List<ProblemCode> OF_ALL =
            List.of(MALFORMED_REQUEST, NOT_ACCEPTABLE, INTERNAL_ERROR, OVERLOADED, DEPENDENCY_UNAVAILABLE);

    private static final List<ProblemCode> OF_A_BODY =
            List.of(PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, VALIDATION_FAILED);

    private static final List<ProblemCode> OF_STAFF = List.of(UNAUTHENTICATED, FORBIDDEN);

    private static final Map<String, List<ProblemCode>> OF_PARAMETERS = Map.of(
            "id", List.of(NOT_FOUND),
            "sid", List.of(NOT_FOUND),
            "idOrSlug", List.of(NOT_FOUND, ARTICLE_RETRACTED),
            "limit", List.of(LIMIT_OUT_OF_RANGE),
            "cursor", List.of(CURSOR_INVALID, CURSOR_MISMATCH),
            "Unspool-Author", List.of(AUTHOR_EXPIRED),
            "Idempotency-Key", List.of(IDEMPOTENCY_KEY_REUSED),
            "If-Match", List.of(VERSION_CONFLICT, PRECONDITION_REQUIRED));

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var codes = EnumSet.copyOf(OF_ALL);
        codes.addAll(operation.getRequestBody() == null ? List.of() : OF_A_BODY);
        codes.addAll(operation.getSecurity() == null ? List.of() : OF_STAFF);
        parameters(operation).flatMap(Collection::stream).forEach(codes::add);
        Optional.ofNullable(method.getMethodAnnotation(FailsWith.class))
                .ifPresent(named -> codes.addAll(List.of(named.value())));
        operation.addExtension(FailsWith.EXTENSION, List.copyOf(codes));
        return operation;
    }

    private static Stream<List<ProblemCode>> parameters(Operation operation) {
        return Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .map(parameter -> OF_PARAMETERS.getOrDefault(parameter.getName(), List.of()));
    }
}

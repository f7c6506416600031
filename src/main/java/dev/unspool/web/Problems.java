package dev.unspool.web;

import io.r2dbc.spi.R2dbcException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ServerWebInputException;

/** Turns failures into problems and their documents. Clients are told what they can act on, and nothing of what is inside. */
public final class Problems {

    private static final Map<HttpStatus, ProblemCode> BY_STATUS = Map.of(
            HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND,
            HttpStatus.METHOD_NOT_ALLOWED, ProblemCode.METHOD_NOT_ALLOWED,
            HttpStatus.NOT_ACCEPTABLE, ProblemCode.NOT_ACCEPTABLE,
            HttpStatus.CONTENT_TOO_LARGE, ProblemCode.PAYLOAD_TOO_LARGE,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, ProblemCode.UNSUPPORTED_MEDIA_TYPE);

    /** What to change. The framework's own words are about its classes, and differ from release to release. */
    private static final Map<ProblemCode, String> DETAILS = Map.of(
            ProblemCode.METHOD_NOT_ALLOWED, "Use one of the methods that `Allow` names.",
            ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send a body of a type that /docs names for this address.",
            ProblemCode.NOT_ACCEPTABLE, "Leave `Accept` out.",
            ProblemCode.PAYLOAD_TOO_LARGE, "Send less in one request.",
            ProblemCode.NOT_FOUND, "Check the address; those of the interface are listed at /docs.",
            ProblemCode.MALFORMED_REQUEST, "Send the request as /docs describes it.",
            ProblemCode.INTERNAL_ERROR, "Try again; if it stays so, tell us the traceId.");

    private Problems() {}

    /** Returns the problem to report for {@code failure}. */
    public static Problem of(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof NoResourceFoundException) {
            return ofCode(ProblemCode.NOT_FOUND);
        }
        if (failure instanceof ServerWebInputException && failure.getCause() instanceof DecodingException) {
            return new Problem(ProblemCode.MALFORMED_REQUEST, "Send the JSON that /docs describes for this address.");
        }
        if (failure instanceof InvalidMediaTypeException) {
            return ofCode(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (failure instanceof ErrorResponse response) {
            return ofStatus(response);
        }
        if (failure instanceof DataBufferLimitException) {
            return new Problem(ProblemCode.PAYLOAD_TOO_LARGE, "Send less in one request.");
        }
        if (failure instanceof TransientDataAccessResourceException) {
            return new Problem(ProblemCode.OVERLOADED, "Try again in a few seconds.");
        }
        return isDependency(failure)
                ? new Problem(ProblemCode.DEPENDENCY_UNAVAILABLE, "Try again in a few seconds.")
                : new Problem(ProblemCode.INTERNAL_ERROR, "Try again; if it stays so, tell us the traceId.");
    }

    /** Returns the document of RFC 9457, with our {@code code} and the {@code traceId} under which the log has more. */
    public static ProblemDetail document(Problem problem, @Nullable URI instance, String traceId) {
        var document = ProblemDetail.forStatusAndDetail(problem.code().status(), problem.getMessage());
        document.setType(URI.create("/docs#" + problem.code().code()));
        document.setTitle(problem.code().title());
        document.setInstance(instance);
        document.setProperty("code", problem.code().code());
        document.setProperty("traceId", traceId);
        new TreeMap<>(problem.members()).forEach(document::setProperty); // in one order, whichever the map had
        return document;
    }

    private static Problem ofStatus(ErrorResponse response) {
        HttpStatusCode status = response.getStatusCode();
        var code = BY_STATUS.getOrDefault(
                HttpStatus.resolve(status.value()),
                status.is4xxClientError() ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL_ERROR);
        return ofCode(code);
    }

    private static Problem ofCode(ProblemCode code) {
        return new Problem(code, DETAILS.getOrDefault(code, code.title() + "."));
    }

    private static boolean isDependency(Throwable failure) {
        return failure instanceof DataAccessException
                || failure instanceof TransactionException
                || failure instanceof R2dbcException
                || failure instanceof TimeoutException;
    }
}

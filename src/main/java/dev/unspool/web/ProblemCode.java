package dev.unspool.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The kinds of failure that a client can tell apart: the {@code code} of a problem document, its status and its title. */
public enum ProblemCode {
    CURSOR_INVALID(HttpStatus.BAD_REQUEST, "The cursor is not one that this site gave out"),
    CURSOR_MISMATCH(HttpStatus.BAD_REQUEST, "The cursor belongs to another feed"),
    LIMIT_OUT_OF_RANGE(HttpStatus.BAD_REQUEST, "The limit is out of range"),
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "An access token is needed here"),
    AUTHOR_EXPIRED(HttpStatus.UNAUTHORIZED, "The author token is no longer valid"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed here"),
    COMMENTS_CLOSED(HttpStatus.FORBIDDEN, "Nobody can comment on this article any more"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address does not take that method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "There is no representation that the client accepts"),
    ARTICLE_RETRACTED(HttpStatus.GONE, "This article was retracted"),
    CURSOR_EXPIRED(HttpStatus.GONE, "The ranking that this cursor walks through is no longer kept"),
    POSITION_EXPIRED(HttpStatus.GONE, "The log cannot be continued from this position"),
    VERSION_CONFLICT(HttpStatus.PRECONDITION_FAILED, "It was changed since it was read"),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    ADDRESS_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This media type is not understood here"),
    VALIDATION_FAILED(HttpStatus.UNPROCESSABLE_CONTENT, "What was sent breaks a rule"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request"),
    NOTHING_CHANGED(HttpStatus.UNPROCESSABLE_CONTENT, "It is already as it was sent"),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "A change must say which edition it changes"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests came one after the other"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Too much is asked at once"),
    DEPENDENCY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "A part of the site is away for the moment");

    private final HttpStatus status;
    private final String title;

    ProblemCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the name in the problem document, such as {@code cursor-invalid}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }
}

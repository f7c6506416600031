package dev.unspool.web;

import java.util.Map;

/** A failure that the client hears about as a problem document (RFC 9457). The detail says what to change. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final transient Map<String, Object> members;
    private final transient Map<String, String> headers;

    public Problem(ProblemCode code, String detail) {
        this(code, detail, Map.of());
    }

    /** @param members extension members of the document, such as {@code max} */
    public Problem(ProblemCode code, String detail, Map<String, Object> members) {
        this(code, detail, members, Map.of());
    }

    /** @param headers of the answer, such as {@code Retry-After} */
    public Problem(ProblemCode code, String detail, Map<String, Object> members, Map<String, String> headers) {
        super(detail, null, false, false);
        this.code = code;
        this.members = Map.copyOf(members);
        this.headers = Map.copyOf(headers);
    }

    public static Problem notFound(String what) {
        return new Problem(ProblemCode.NOT_FOUND, what);
    }

    public static Problem malformed(String detail) {
        return new Problem(ProblemCode.MALFORMED_REQUEST, detail);
    }

    public ProblemCode code() {
        return code;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Map<String, String> headers() {
        return headers;
    }
}

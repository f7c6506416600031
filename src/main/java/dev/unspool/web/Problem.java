package dev.unspool.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A failure that the client receives as a problem document (RFC 9457). The detail says what to change. */
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

    /** Returns the problem for a text that no page gave as a cursor. */
    public static Problem invalidCursor() {
        return new Problem(
                ProblemCode.CURSOR_INVALID, "Send the cursor exactly as it was given, or begin again without one.");
    }

    /** Returns the problem for a cursor of another walk. @param right what it may be used with */
    public static Problem mismatchedCursor(String right) {
        return new Problem(
                ProblemCode.CURSOR_MISMATCH, "Use a cursor only with " + right + ", or begin again without one.");
    }

    /**
     * Returns a problem for a request that breaks rules.
     *
     * @param faults each broken rule
     */
    public static Problem invalid(List<Fault> faults) {
        return new Problem(
                ProblemCode.VALIDATION_FAILED, "Change what `errors` names.", Map.of("errors", List.copyOf(faults)));
    }

    /** Returns the problem for an id or slug that no article has. */
    public static Problem noArticle(String idOrSlug) {
        return notFound("No article has the id or slug " + idOrSlug + ".");
    }

    /**
     * Returns the problem for an article that was retracted, and for all that belonged to it. Caches read in {@code Surrogate-Key} which pages to
     * delete.
     *
     * @param version version made by the retraction
     * @param kind as in the public contract
     * @param notice what readers see in its place
     */
    public static Problem retracted(String id, int version, String kind, String notice) {
        return new Problem(
                ProblemCode.ARTICLE_RETRACTED,
                notice,
                Map.of("id", id, "version", version, "kind", kind, "notice", notice),
                Map.of("Surrogate-Key", "article-" + id));
    }

    /**
     * Returns what the document names in place of the request's path; null if it names the path. The address of a killed article may have been its
     * headline, which nobody shall repeat.
     */
    @Nullable
    String instance() {
        return code == ProblemCode.ARTICLE_RETRACTED && "kill".equals(members.get("kind"))
                ? "/api/v1/articles/" + members.get("id")
                : null;
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

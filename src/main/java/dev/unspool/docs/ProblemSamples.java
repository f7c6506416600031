package dev.unspool.docs;

import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Problems;
import io.swagger.v3.oas.models.examples.Example;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An example of each problem, for the OpenAPI document. */
final class ProblemSamples {

    private static final String ARTICLE = "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private ProblemSamples() {}

    static Example of(ProblemCode code) {
        var problem = sample(code);
        var document = Problems.document(problem, URI.create("/api/v1/feed"), TRACE);
        var value = new LinkedHashMap<String, Object>();
        value.put("type", String.valueOf(document.getType()));
        value.put("title", document.getTitle());
        value.put("status", document.getStatus());
        value.put("detail", document.getDetail());
        value.put("instance", String.valueOf(document.getInstance()));
        value.putAll(new TreeMap<>(Objects.requireNonNull(document.getProperties())));
        return new Example().summary(code.title()).value(value);
    }

    /** Exhaustive on purpose: a new code must have its example. */
    private static Problem sample(ProblemCode code) {
        return switch (code) {
            case CURSOR_INVALID -> plain(code, "Send the cursor exactly as it was given, or begin again without one.");
            case CURSOR_MISMATCH ->
                plain(
                        code,
                        "Use a cursor only with the parameters of the page that gave it, or begin again without one.");
            case LIMIT_OUT_OF_RANGE ->
                new Problem(code, "Give `limit` as a whole number from 1 to 100.", Map.of("max", 100));
            case MALFORMED_REQUEST -> plain(code, "Send one JSON object.");
            case UNAUTHENTICATED ->
                plain(
                        code,
                        "Send `Authorization: Bearer TOKEN` with an access token that is neither expired nor revoked.");
            case AUTHOR_EXPIRED ->
                plain(code, "Forget the token, and send the request again without `Unspool-Author`.");
            case FORBIDDEN ->
                new Problem(code, "Use an access token with the scope `publish`.", Map.of("scope", "publish"));
            case COMMENTS_CLOSED -> plain(code, "Nobody can comment on this article any more.");
            case NOT_FOUND -> plain(code, "No article has the id " + ARTICLE + ".");
            case METHOD_NOT_ALLOWED -> plain(code, "Open a stream with GET.");
            case NOT_ACCEPTABLE -> plain(code, "Accept application/json.");
            case ARTICLE_RETRACTED -> Problem.retracted(ARTICLE, 3, "takedown", "Taken down: a source was wrong.");
            case CURSOR_EXPIRED ->
                new Problem(
                        code,
                        "Begin again with `cursor` of this answer, or without one.",
                        Map.of("head", 1204, "cursor", "BQFmY2VkMTIzNDU2Nzg5MA"));
            case POSITION_EXPIRED ->
                new Problem(
                        code,
                        "Load your pages anew, and begin with their `changes.seq`.",
                        Map.of("oldest", 800, "head", 1204));
            case VERSION_CONFLICT ->
                new Problem(
                        code,
                        "Read the article again, and send the change with its ETag of now.",
                        Map.of("version", 2, "etag", "\"v2\""));
            case ADDRESS_TOO_LONG -> plain(code, "Send a shorter address.");
            case HEADERS_TOO_LARGE -> plain(code, "Send fewer or shorter headers.");
            case PAYLOAD_TOO_LARGE -> plain(code, "Send less in one request.");
            case UNSUPPORTED_MEDIA_TYPE -> plain(code, "Send application/json.");
            case VALIDATION_FAILED -> Problem.invalid(List.of(new Fault("title", "required", "must not be empty")));
            case IDEMPOTENCY_KEY_REUSED ->
                plain(code, "Send a new key with a new request, and the same key only with the same bytes.");
            case NOTHING_CHANGED ->
                plain(code, "Give at least one field another value: the article is already as you sent it.");
            case PRECONDITION_REQUIRED ->
                plain(
                        code,
                        "Send `If-Match` with the one ETag of the article that you read; `*` would overwrite what you did not read.");
            case RATE_LIMITED ->
                new Problem(
                        code,
                        "Wait 12 s, then send it again: nothing of it was kept.",
                        Map.of("limit", "comments-address"));
            case INTERNAL_ERROR -> plain(code, "Try again; if it stays so, tell us the traceId.");
            case OVERLOADED -> plain(code, "Send it again in a few seconds.");
            case DEPENDENCY_UNAVAILABLE -> plain(code, "Try again in a few seconds.");
        };
    }

    private static Problem plain(ProblemCode code, String detail) {
        return new Problem(code, detail);
    }
}

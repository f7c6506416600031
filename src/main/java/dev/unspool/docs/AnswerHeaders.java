package dev.unspool.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Describes the headers of answers: those that endpoints name (see {@link dev.unspool.openapi.ApiHeaders}), those that follow from a status, and
 * {@code Cache-Control}, which every answer has.
 */
final class AnswerHeaders {

    private static final String ETAG = "ETag";
    private static final String CACHE_CONTROL = "Cache-Control";

    /** Headers of a status, in the answers of all operations. */
    private static final Map<String, List<String>> OF_STATUS = Map.of(
            "401", List.of("WWW-Authenticate"),
            "403", List.of("WWW-Authenticate"),
            "410", List.of("Surrogate-Key"),
            "429",
                    List.of(
                            "Retry-After",
                            "RateLimit-Limit",
                            "RateLimit-Remaining",
                            "RateLimit-Reset",
                            "RateLimit-Policy"),
            "503", List.of("Retry-After"));

    private AnswerHeaders() {}

    static void addTo(OpenAPI api) {
        headers().forEach(api.getComponents()::addHeaders);
        api.getPaths()
                .values()
                .forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
                    addNotModified(method, operation);
                    addRedirect(method, operation);
                    operation.getResponses().forEach((status, response) -> describe(status, resolved(response, api)));
                }));
    }

    /** What a client has already is not sent again. */
    private static void addNotModified(PathItem.HttpMethod method, Operation operation) {
        var ok = operation.getResponses().get("200");
        if (method == PathItem.HttpMethod.GET
                && ok != null
                && ok.getHeaders() != null
                && ok.getHeaders().containsKey(ETAG)) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "304",
                            new ApiResponse()
                                    .description("What `If-None-Match` names is still as it was.")
                                    .headers(new LinkedHashMap<>(ok.getHeaders())));
        }
    }

    /** Other spellings of an address lead to ours, also those of ids and slugs. */
    private static void addRedirect(PathItem.HttpMethod method, Operation operation) {
        if (method == PathItem.HttpMethod.GET) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "308",
                            new ApiResponse()
                                    .description("The address has another spelling: ours is in `Location`.")
                                    .addHeaderObject("Location", new Header().$ref("Location")));
        }
    }

    private static ApiResponse resolved(ApiResponse response, OpenAPI api) {
        var reference = response.get$ref();
        return reference == null
                ? response
                : Objects.requireNonNull(
                        api.getComponents().getResponses().get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    private static void describe(String status, ApiResponse response) {
        if (response.getHeaders() != null) { // an annotation's reference has a style beside it, which means nothing
            response.getHeaders().replaceAll((name, header) -> new Header().$ref(name));
        }
        response.addHeaderObject(CACHE_CONTROL, new Header().$ref(CACHE_CONTROL));
        OF_STATUS
                .getOrDefault(status, List.of())
                .forEach(name -> response.addHeaderObject(name, new Header().$ref(name)));
    }

    private static Map<String, Header> headers() {
        return new TreeMap<>(Map.ofEntries(
                header(CACHE_CONTROL, "Who may keep the answer, and for how long.", new StringSchema()),
                header(
                        ETAG,
                        "Names this state of the resource. Send it as `If-None-Match` to read it only if it changed.",
                        new StringSchema()),
                header("Link", "`<…>; rel=\"next\"`: the next page, where there is one.", new StringSchema()),
                header(
                        "Location",
                        "The address of what was created, or of what was asked for.",
                        new StringSchema().format("uri-reference")),
                header("WWW-Authenticate", "How to authenticate, or which scope is missing.", new StringSchema()),
                header("Retry-After", "Seconds to wait before the next try.", seconds()),
                header("RateLimit-Limit", "Requests that the limit allows within its time.", new IntegerSchema()),
                header("RateLimit-Remaining", "Requests that are left.", new IntegerSchema()),
                header("RateLimit-Reset", "Seconds until the limit is whole again.", seconds()),
                header("RateLimit-Policy", "The limit and its time, such as `5;w=60`.", new StringSchema()),
                header("Surrogate-Key", "For shared caches: what to purge it by.", new StringSchema())));
    }

    private static Map.Entry<String, Header> header(String name, String description, Schema<?> schema) {
        return Map.entry(name, new Header().description(description).schema(schema));
    }

    private static Schema<?> seconds() {
        return new IntegerSchema();
    }
}

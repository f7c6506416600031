package dev.unspool.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the API, and what in it differs from the OpenAPI document. */
record Answer(String method, String path, int status, HttpHeaders headers, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Answers of what stands before the operations: an unknown method, an address or headers that are too long. */
    private static final Set<Integer> BEFORE_OPERATIONS = Set.of(405, 414, 431);

    /** Headers that clients act on: each that comes must be described. */
    private static final List<String> TOLD = List.of(
            "Cache-Control",
            "ETag",
            "Link",
            "Location",
            "WWW-Authenticate",
            "Retry-After",
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            "RateLimit-Policy",
            "Surrogate-Key");

    /** Returns the differences; empty if there are none. */
    List<String> faults(OpenApiDocument document) {
        var operation = document.operation(method, path);
        if (operation.isPresent()) {
            return faults(operation.get(), document);
        }
        return document.hasPath(path) && status != 405 && !method.equals("OPTIONS")
                ? List.of("no operation is described for this method")
                : List.of();
    }

    /** Returns the code of the problem, if it is one. */
    Optional<String> code() {
        return Optional.ofNullable(json()).map(json -> json.path("code").asString(null));
    }

    JsonNode json() {
        try {
            return type().filter(type -> type.contains("json")).isPresent() && body.length > 0
                    ? JSON.readTree(body)
                    : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    /** Returns the beginning of the body. */
    String text() {
        return new String(body, 0, Math.min(body.length, 500), StandardCharsets.UTF_8);
    }

    private List<String> faults(ApiOperation operation, OpenApiDocument document) {
        var responses = operation.described().get("responses");
        var key = responses.has(String.valueOf(status)) || !BEFORE_OPERATIONS.contains(status)
                ? String.valueOf(status)
                : "default";
        if (!responses.has(key)) {
            return List.of("status " + status + " is not described");
        }
        var response = document.resolved(responses.get(key));
        var faults = new ArrayList<String>();
        TOLD.stream()
                .filter(name -> headers.containsHeader(name)
                        && !response.path("headers").has(name)
                        && !key.equals("default"))
                .forEach(name -> faults.add("header " + name + " is not described for " + status));
        if (!method.equals("HEAD")) {
            faults.addAll(faultsOfBody(response.path("content"), document));
        }
        return faults;
    }

    private List<String> faultsOfBody(JsonNode content, OpenApiDocument document) {
        if (body.length == 0) {
            return content.isEmpty() ? List.of() : List.of("the body is missing for " + status);
        }
        var described = type().map(content::get).orElse(null);
        if (described == null) {
            return List.of("media type " + type().orElse("none") + " is not described for " + status);
        }
        var json = json();
        if (json == null) {
            return type().filter(type -> type.contains("json")).isPresent()
                    ? List.of("the body is no JSON")
                    : List.of();
        }
        var faults = new ArrayList<>(document.faults(described.get("schema"), json));
        code().filter(code ->
                        described.has("examples") && !described.get("examples").has(code))
                .ifPresent(code -> faults.add("code " + code + " is not described for " + status));
        return faults;
    }

    private Optional<String> type() {
        return Optional.ofNullable(headers.getContentType()).map(Answer::bare);
    }

    private static String bare(MediaType type) {
        return type.getType() + '/' + type.getSubtype();
    }
}

package dev.unspool.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the application under test, read once for each test process. Objects of answers are closed against members that it does not name. */
public final class OpenApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String IRI = "https://contract.example/openapi.json";

    private static OpenApiDocument read;

    private final JsonNode api;
    private final List<ApiOperation> operations;
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    private OpenApiDocument(JsonNode api) {
        this.api = api;
        this.operations = operations(api);
        this.registry =
                SchemaRegistry.withDialect(Dialects.getOpenApi31(), with -> with.schemas(Map.of(IRI, api.toString())));
    }

    /** Returns the document of the application at {@code address}. All applications of a process have the same. */
    public static synchronized OpenApiDocument at(String address) {
        if (read == null) {
            read = new OpenApiDocument(closed(new JsonMapper().readTree(text(address))));
        }
        return read;
    }

    /** Returns the document's text, and leaves a copy in {@code target}, where other tools find it. */
    static String text(String address) {
        return text(address, "openapi.json");
    }

    /** Does the same for another document at the top of the site. */
    static String text(String address, String name) {
        var request = HttpRequest.newBuilder(URI.create(address + '/' + name)).build();
        try {
            var text = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            Files.writeString(Path.of("target", name), text);
            return text;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException("cannot read " + name, failed);
        }
    }

    List<ApiOperation> operations() {
        return operations;
    }

    /** Returns the operation that serves this request; empty if none does. */
    Optional<ApiOperation> operation(String method, String path) {
        var asked = method.equals("HEAD") ? "GET" : method;
        return operations.stream()
                .filter(operation -> operation.method().equals(asked) && operation.serves(path))
                .findFirst();
    }

    /** Whether any operation has this path, with whatever method. */
    boolean hasPath(String path) {
        return operations.stream().anyMatch(operation -> operation.serves(path));
    }

    /** Follows a reference, or returns {@code node} itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.requiredAt(node.get("$ref").asString().substring(1)) : node;
    }

    /** Returns what keeps {@code value} from the schema; empty if nothing does. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return validator(schema)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private Schema validator(JsonNode schema) {
        return schemas.computeIfAbsent(
                schema,
                node -> registry.getSchema(new JsonMapper()
                        .readTree(node.toString().replace("\"#/components", '"' + IRI + "#/components"))));
    }

    private static List<ApiOperation> operations(JsonNode api) {
        var operations = new ArrayList<ApiOperation>();
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member ->
                                operations.add(ApiOperation.of(member.getKey(), path.getKey(), member.getValue()))));
        // A fixed part of an address wins over a parameter.
        operations.sort(Comparator.comparing(
                (ApiOperation operation) -> operation.path().replace('{', '~')));
        return List.copyOf(operations);
    }

    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApiDocument::closed);
        return node;
    }
}

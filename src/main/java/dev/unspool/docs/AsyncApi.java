package dev.unspool.docs;

import dev.unspool.web.Site;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the AsyncAPI 3.0 document of what the server sends by itself: the stream with each of its events, the credit that raises it, and the
 * tail. Schemas, parameters and examples are those of the OpenAPI document, so that the two cannot differ.
 */
@Component
final class AsyncApi {

    private static final String STREAM = "/api/v1/stream";
    private static final String CREDIT = "/api/v1/streams/{sid}/credit";
    private static final String TAIL = "/api/v1/tail/{epoch}/{after}/{round}";

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String MESSAGES = "#/components/messages/";

    /** Version of the binding that describes HTTP in AsyncAPI. */
    private static final String HTTP = "0.3.0";

    /** Events that a client cannot resume from, since they say nothing about the change log. */
    private static final List<String> WITHOUT_ID = List.of("problem", "bye", "comments-changed");

    private final JsonMapper json;
    private final Site site;

    AsyncApi(JsonMapper json, Site site) {
        this.json = json;
        this.site = site;
    }

    /**
     * Returns the document as JSON.
     *
     * @param openApi the OpenAPI document of the same server
     */
    byte[] of(byte[] openApi) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document(json.readTree(openApi)));
    }

    private ObjectNode document(JsonNode api) {
        var document = json.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.set("info", info(api));
        document.put("defaultContentType", "application/json");
        document.putObject("servers").set("site", server());
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        var events = events(api);
        events.forEach(name -> messages.set(name, event(name, api)));
        for (var body : List.of("CreditRequest", "Tail")) {
            messages.set(body, message(body, body, api));
        }
        add(channels, operations, new Exchange("stream", "send", STREAM, "get", events), api);
        add(channels, operations, new Exchange("credit", "receive", CREDIT, "put", List.of("CreditRequest")), api);
        add(channels, operations, new Exchange("tail", "send", TAIL, "get", List.of("Tail")), api);
        components.set("schemas", schemas(messages, api));
        return document;
    }

    private ObjectNode info(JsonNode api) {
        var info = (ObjectNode) api.get("info").deepCopy();
        info.put("description", "What the server sends by itself. Requests and answers are in `/openapi.json`.");
        info.set("license", json.createObjectNode().set("name", info.at("/license/name")));
        info.putArray("tags").addObject().put("name", "Stream");
        return info;
    }

    private ObjectNode server() {
        var address = site.baseUrl();
        var server = json.createObjectNode();
        server.put("host", address.getRawAuthority());
        server.put("protocol", address.getScheme());
        return server.put("description", "The public address of this site.");
    }

    private static List<String> events(JsonNode api) {
        return api.at("/components/schemas/StreamEvent/oneOf")
                .valueStream()
                .map(one -> one.get("$ref").asString().substring(SCHEMAS.length()))
                .toList();
    }

    /** A block of Server-Sent Events. */
    private ObjectNode event(String schema, JsonNode api) {
        var type = api.at("/components/schemas/" + schema + "/properties/type/enum/0")
                .asString("problem");
        var message = message(schema, type, api);
        var id = WITHOUT_ID.contains(type) ? "no `id`" : "`id`, from which any instance goes on";
        message.put("summary", "A block with `event: %s`, %s, and this `data`.".formatted(type, id));
        return message;
    }

    private ObjectNode message(String schema, String name, JsonNode api) {
        var message = json.createObjectNode();
        message.put("name", name);
        message.put("title", name);
        message.put("contentType", "application/json");
        message.set("payload", reference(SCHEMAS + schema));
        var example = api.at("/components/examples/" + schema + "/value");
        if (!example.isMissingNode()) {
            message.putArray("examples").addObject().put("name", schema).set("payload", example);
        }
        return message;
    }

    private void add(ObjectNode channels, ObjectNode operations, Exchange exchange, JsonNode api) {
        var described = api.get("paths").get(exchange.address()).get(exchange.method());
        channels.set(exchange.name(), channel(exchange, described));
        operations.set(described.get("operationId").asString(), operation(exchange, described));
    }

    private ObjectNode channel(Exchange exchange, JsonNode described) {
        var channel = json.createObjectNode();
        channel.put("address", exchange.address());
        channel.set("title", described.get("summary"));
        channel.putArray("servers").add(reference("#/servers/site"));
        var messages = channel.putObject("messages");
        exchange.messages().forEach(name -> messages.set(name, reference(MESSAGES + name)));
        var parameters = json.createObjectNode();
        parameters(described, "path")
                .forEach(parameter -> parameters
                        .putObject(parameter.get("name").asString())
                        .set("description", parameter.get("description")));
        if (!parameters.isEmpty()) {
            channel.set("parameters", parameters);
        }
        return channel;
    }

    private ObjectNode operation(Exchange exchange, JsonNode described) {
        var operation = json.createObjectNode();
        operation.put("action", exchange.action());
        operation.set("channel", reference("#/channels/" + exchange.name()));
        operation.set("summary", described.get("summary"));
        operation.set("description", described.get("description"));
        var http = operation.putObject("bindings").putObject("http");
        http.put("method", exchange.method().toUpperCase(Locale.ROOT));
        http.put("bindingVersion", HTTP);
        var query = json.createObjectNode();
        parameters(described, "query")
                .forEach(parameter -> query.set(parameter.get("name").asString(), property(parameter)));
        if (!query.isEmpty()) {
            http.putObject("query").put("type", "object").set("properties", query);
        }
        var messages = operation.putArray("messages");
        exchange.messages()
                .forEach(name -> messages.add(reference("#/channels/" + exchange.name() + "/messages/" + name)));
        return operation;
    }

    private static Stream<JsonNode> parameters(JsonNode described, String place) {
        return described
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals(place));
    }

    private static JsonNode property(JsonNode parameter) {
        return ((ObjectNode) parameter.get("schema").deepCopy()).set("description", parameter.get("description"));
    }

    /** The schemas that the messages refer to, and those that these refer to. */
    private ObjectNode schemas(ObjectNode messages, JsonNode api) {
        var known = new TreeSet<String>();
        var open = new ArrayDeque<JsonNode>(List.of(messages));
        while (!open.isEmpty()) {
            open.remove().findValuesAsString("$ref").stream()
                    .filter(address -> address.startsWith(SCHEMAS))
                    .map(address -> address.substring(SCHEMAS.length()))
                    .filter(known::add)
                    .forEach(name -> open.add(api.at("/components/schemas/" + name)));
        }
        var schemas = json.createObjectNode();
        known.forEach(name -> schemas.set(name, api.at("/components/schemas/" + name)));
        return schemas;
    }

    private JsonNode reference(String address) {
        return json.createObjectNode().put("$ref", address);
    }

    /** One channel with its one operation, which the OpenAPI document has too, by address and method. */
    private record Exchange(String name, String action, String address, String method, List<String> messages) {}
}

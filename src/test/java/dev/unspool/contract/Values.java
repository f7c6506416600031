package dev.unspool.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes values from schemas: such as they allow, and such as they may not. Strings are chosen among texts that have caused trouble somewhere. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int MOST_ITEMS = 4;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "Harbour",
            "harbour",
            "night-ferry",
            "José Muñoz",
            "गोदी",
            "علی‌رضا",
            "👩‍👩‍👧",
            "ﷺ",
            "e\u0301",
            "a\u0000b",
            "\uD800",
            "\u200B",
            "\u202Eevil",
            "null",
            "-1",
            "1e9",
            "<p>Paragraph.</p>",
            "<script>alert(1)</script>",
            "<p>Unclosed <b>bold <i>both",
            "' or 1=1 --",
            "../../etc/passwd",
            "{{7*7}}",
            "line\nbreak",
            "en",
            "de-CH-1996",
            "zh-Hant-TW",
            "x-",
            "https://pictures.example/a.jpg",
            "/pictures/a.jpg",
            "javascript:alert(1)",
            "2015-01-21T13:00:03Z",
            "1999-12-31T23:59:59.999999999+05:30",
            "2031-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "0001-01-01T00:00:00Z",
            "2015-02-30T00:00:00Z",
            "2015-01-21",
            "0b1f3a52-6a1e-4a2c-9a53-3b9d2f3b7c11",
            "0B1F3A52-6A1E-4A2C-9A53-3B9D2F3B7C11",
            "018bcfe5-687f-7a1b-8c2d-3e4f5a6b7c8d",
            "AQEAAAZhlqmIbb0BojLycJNxbZrJc",
            "\"d1\"",
            "\"v1\"",
            "\"v2\"",
            "*",
            "W/\"v1\"",
            "1-20,25",
            "9-1",
            "1",
            "0",
            "true",
            "%",
            "%zz",
            "&a=b",
            "+");

    private final OpenApiDocument document;
    private final Random random;
    private final List<String> texts;

    /** The texts that fit a schema. */
    private final Map<JsonNode, List<String>> fitting = new HashMap<>();

    /** @param known ids and names that exist, so that requests reach beyond {@code 404} */
    Values(OpenApiDocument document, Random random, List<String> known) {
        this.document = document;
        this.random = random;
        this.texts = Stream.concat(
                        TEXTS.stream(),
                        IntStream.range(0, 1 + TEXTS.size() / known.size())
                                .boxed()
                                .flatMap(copy -> known.stream()))
                .toList();
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Returns a value that the schema allows. */
    JsonNode fit(JsonNode described) {
        var schema = document.resolved(described);
        if (schema.has("anyOf") || schema.has("oneOf")) {
            return fit(any(list(schema.has("anyOf") ? schema.get("anyOf") : schema.get("oneOf"))));
        }
        if (schema.has("enum")) {
            return any(list(schema.get("enum")));
        }
        return switch (type(schema)) {
            case "null" -> JSON.nullNode();
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(integer(schema));
            case "array" -> array(schema);
            case "object" -> object(schema);
            default -> string(schema);
        };
    }

    /** Returns a value that the schema may not allow. */
    JsonNode unfit(JsonNode described) {
        var schema = document.resolved(described);
        return switch (random.nextInt(schema.has("properties") ? 9 : 6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextInt(5) - 1.25);
            case 2 -> JSON.stringNode(any(texts));
            case 3 -> JSON.arrayNode().add(fit(schema));
            case 4 -> JSON.booleanNode(true);
            case 5 -> JSON.stringNode("x".repeat(1 + schema.path("maxLength").asInt(600) % 6_000));
            case 6 -> ((ObjectNode) fit(schema)).put("mdoe", "closed");
            case 7 -> without((ObjectNode) fit(schema));
            default -> withUnfit((ObjectNode) fit(schema), schema);
        };
    }

    private JsonNode without(ObjectNode object) {
        if (!object.isEmpty()) {
            object.remove(any(List.copyOf(object.propertyNames())));
        }
        return object;
    }

    private JsonNode withUnfit(ObjectNode object, JsonNode schema) {
        var name = any(List.copyOf(schema.get("properties").propertyNames()));
        return object.set(name, unfit(schema.get("properties").get(name)));
    }

    private String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? any(list(type)).asString() : type.asString("string");
    }

    private long integer(JsonNode schema) {
        var least = schema.path("minimum").asLong(-3);
        var most = schema.path("maximum").asLong(Math.max(least, 1) + 1_000);
        return any(List.of(least, most, Math.min(most, least + 1), Math.min(most, least + random.nextInt(40))));
    }

    private JsonNode array(JsonNode schema) {
        var array = JSON.arrayNode();
        var least = schema.path("minItems").asInt(0);
        var size = Math.min(schema.path("maxItems").asInt(MOST_ITEMS), least + random.nextInt(MOST_ITEMS));
        IntStream.range(0, size).forEach(i -> array.add(fit(schema.get("items"))));
        return array;
    }

    private JsonNode object(JsonNode schema) {
        var object = JSON.objectNode();
        var required =
                list(schema.path("required")).stream().map(JsonNode::asString).toList();
        var names = new ArrayList<>(schema.path("properties").propertyNames());
        names.forEach(name -> {
            if (required.contains(name) || chance(50)) {
                object.set(name, fit(schema.get("properties").get(name)));
            }
        });
        names.stream()
                .filter(name -> !object.has(name)
                        && object.size() < schema.path("minProperties").asInt(0))
                .forEach(name -> object.set(name, fit(schema.get("properties").get(name))));
        return object;
    }

    private JsonNode string(JsonNode schema) {
        return StringNode.valueOf(any(fitting.computeIfAbsent(schema, this::fitting)));
    }

    private List<String> fitting(JsonNode schema) {
        var fitting = texts.stream()
                .filter(text ->
                        document.faults(schema, StringNode.valueOf(text)).isEmpty())
                .toList();
        if (fitting.isEmpty()) {
            throw new AssertionError("no text fits " + schema);
        }
        return fitting;
    }

    private static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }
}

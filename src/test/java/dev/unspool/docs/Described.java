package dev.unspool.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares an answer with its description in the OpenAPI document, by the keywords of JSON Schema that ours uses. It is stricter than a
 * validator: a member that is not described is a fault, too.
 */
record Described(JsonNode api) {

    /**
     * Returns the differences; empty if there are none.
     *
     * @param schema name of a schema
     */
    List<String> faults(String schema, JsonNode value) {
        return faults("", named(schema), value);
    }

    JsonNode named(String schema) {
        return api.requiredAt("/components/schemas/" + schema);
    }

    private List<String> faults(String at, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            return faults(at, resolved(schema), value);
        }
        if (schema.has("allOf")) {
            return object(at, merged(schema), value);
        }
        var choice = schema.has("oneOf") ? schema.get("oneOf") : schema.get("anyOf");
        if (choice != null) {
            return fitsAny(at, choice, value) ? List.of() : List.of(at + " is none of " + choice);
        }
        return plain(at, schema, value);
    }

    private boolean fitsAny(String at, JsonNode choice, JsonNode value) {
        return stream(choice).anyMatch(one -> faults(at, one, value).isEmpty());
    }

    private List<String> plain(String at, JsonNode schema, JsonNode value) {
        if (!types(schema).contains(type(value))) {
            return List.of(at + " is " + type(value) + ", described as " + schema);
        }
        if (schema.has("enum") && stream(schema.get("enum")).noneMatch(value::equals)) {
            return List.of(at + " is " + value + ", described as " + schema.get("enum"));
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            return List.of(at + " is " + value + ", described as " + schema.get("const"));
        }
        if (value.isArray()) {
            return stream(value)
                    .flatMap(item -> faults(at + "[]", schema.get("items"), item).stream())
                    .toList();
        }
        return value.isObject() ? object(at, new Members(List.of(schema)), value) : List.of();
    }

    private List<String> object(String at, Members members, JsonNode value) {
        var faults = new ArrayList<String>();
        members.required()
                .filter(name -> !value.has(name))
                .forEach(name -> faults.add(at + "/" + name + " is missing"));
        value.properties().forEach(member -> {
            var described = members.member(member.getKey());
            if (described == null) {
                faults.add(at + "/" + member.getKey() + " is not described");
            } else {
                faults.addAll(faults(at + "/" + member.getKey(), described, member.getValue()));
            }
        });
        return faults;
    }

    private Members merged(JsonNode schema) {
        return new Members(stream(schema.get("allOf"))
                .map(part -> part.has("$ref") ? resolved(part) : part)
                .toList());
    }

    private JsonNode resolved(JsonNode reference) {
        return api.requiredAt(reference.get("$ref").asString().substring(1));
    }

    private static Set<String> types(JsonNode schema) {
        var type = schema.get("type");
        return type.isArray()
                ? stream(type).map(JsonNode::asString).collect(Collectors.toSet())
                : Set.of(type.asString());
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> "integer";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            default -> "string";
        };
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The members of an object that one or several schemas describe. */
    private record Members(List<JsonNode> schemas) {

        Stream<String> required() {
            return schemas.stream()
                    .flatMap(schema -> stream(schema.path("required")))
                    .map(JsonNode::asString);
        }

        @Nullable
        JsonNode member(String name) {
            return schemas.stream()
                    .map(schema -> schema.has("additionalProperties")
                            ? schema.get("additionalProperties")
                            : schema.path("properties").get(name))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }
}

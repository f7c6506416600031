package dev.unspool.contract;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request that was made from the description of an operation.
 *
 * @param path with its parameters, encoded
 * @param body null where there is none
 * @param isValid whether the document allows it
 */
record MadeRequest(
        ApiOperation operation,
        String path,
        Map<String, String> headers,
        @Nullable String body,
        boolean isValid) {

    /** Headers that cannot be sent with other characters. */
    private static final String VISIBLE_ASCII = "[!-~]([ -~]*[!-~])?";

    static MadeRequest of(ApiOperation operation, Values values, OpenApiDocument document) {
        return new Maker(operation, values, document).make();
    }

    URI uri(String address) {
        return URI.create(address + path);
    }

    @Override
    public String toString() {
        return (isValid ? "valid " : "")
                + operation.method()
                + ' '
                + path
                + ' '
                + headers
                + (body == null ? "" : ' ' + body.substring(0, Math.min(body.length(), 300)));
    }

    /** Makes one request, and remembers whether anything in it is not allowed. */
    private static final class Maker {

        private final ApiOperation operation;
        private final Values values;
        private final OpenApiDocument document;
        private final StringJoiner query = new StringJoiner("&");
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final boolean mayBreak;
        private String path;
        private boolean isValid = true;

        Maker(ApiOperation operation, Values values, OpenApiDocument document) {
            this.operation = operation;
            this.values = values;
            this.document = document;
            this.path = operation.path();
            this.mayBreak = values.chance(50);
        }

        MadeRequest make() {
            operation.described().path("parameters").forEach(this::add);
            if (breaks()) {
                query.add("sotr=hot");
                isValid = false;
            }
            var body = body();
            var address = query.length() == 0 ? path : path + '?' + query;
            return new MadeRequest(operation, address, headers, body, isValid);
        }

        /** A request that may break rules breaks few, so that each is seen. */
        private boolean breaks() {
            return mayBreak && values.chance(25);
        }

        private void add(JsonNode parameter) {
            var required = parameter.path("required").asBoolean(false);
            if (required ? breaks() && !isIn(parameter, "path") : values.chance(50)) {
                isValid &= !required;
                return;
            }
            var schema = document.resolved(parameter.get("schema"));
            var value = breaks() ? values.unfit(schema) : values.fit(schema);
            var text = text(value);
            if (isIn(parameter, "header") && !text.matches(VISIBLE_ASCII)
                    || isIn(parameter, "path") && text.isEmpty()) {
                isValid &= !required;
                path = path.replace("{" + parameter.get("name").asString() + "}", "none");
                return;
            }
            isValid &= document.faults(schema, value).isEmpty() && (isIn(parameter, "header") || isAddressable(text));
            put(parameter.get("name").asString(), text, parameter);
        }

        private void put(String name, String text, JsonNode parameter) {
            switch (parameter.get("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(text));
                case "header" -> headers.put(name, text);
                default -> query.add(name + '=' + encoded(text));
            }
        }

        private @Nullable String body() {
            var request = operation.described().path("requestBody");
            if (request.isMissingNode() || !request.path("required").asBoolean(false) && values.chance(30)) {
                return null;
            }
            headers.put("Content-Type", "application/json");
            if (breaks()) {
                isValid = false;
                return values.any(List.of("", "{", "[]", "{\"a\":1,\"a\":2}", "null", "7"));
            }
            var schema = request.at("/content/application~1json/schema");
            var value = breaks() ? values.unfit(schema) : values.fit(schema);
            isValid &= document.faults(schema, value).isEmpty();
            return value.toString();
        }

        /** The document says of all addresses that they have no NUL. */
        private static boolean isAddressable(String text) {
            return text.indexOf('\0') < 0;
        }

        private static boolean isIn(JsonNode parameter, String place) {
            return parameter.get("in").asString().equals(place);
        }

        private static String text(JsonNode value) {
            return value.isArray()
                    ? value.valueStream().map(Maker::text).collect(Collectors.joining(","))
                    : value.isString() ? value.stringValue() : value.toString();
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}

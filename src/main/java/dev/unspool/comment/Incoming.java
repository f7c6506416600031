package dev.unspool.comment;

import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import dev.unspool.web.SentBody;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A JSON object that a reader's browser sent: small, and of strings. */
final class Incoming {

    /** Bytes: the longest text with every character escaped, name and tokens. */
    static final int MAX = 12 * CommentText.MAX_TEXT + 8 * 1024;

    private final JsonNode object;
    private final List<Fault> faults = new ArrayList<>();

    private Incoming(JsonNode object) {
        this.object = object;
    }

    /** Fails with {@code payload-too-large}, or where it is no JSON object. Nothing at all is an empty one. */
    static Mono<Incoming> of(ServerWebExchange exchange) {
        return SentBody.of(exchange.getRequest(), MAX)
                .map(body -> new Incoming(body.isEmpty() ? JsonNodeFactory.instance.objectNode() : body.object()));
    }

    /** The string called {@code name}; null where there is none, or something else that is told of at the end. */
    @Nullable
    String text(String name) {
        var value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            faults.add(new Fault(name, "wrong-type", "must be a string"));
            return null;
        }
        return value.stringValue();
    }

    /** The same. @throws Problem where it is no string */
    @Nullable
    String checked(String name) {
        var text = text(name);
        check();
        return text;
    }

    /** {@code read}, once all has been read. @throws Problem that names what was no string */
    <T> T after(T read) {
        check();
        return read;
    }

    private void check() {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }
}

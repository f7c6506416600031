package dev.unspool.web;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Finds a member that a JSON object has twice. Parsers disagree about which of the two counts, so a filter in front could be deceived. */
final class DuplicateMembers {

    /** Characters of a path that are repeated to the client. */
    private static final int MAX_LENGTH = 200;

    private static final JsonMapper JSON = new JsonMapper();

    private DuplicateMembers() {}

    /** Returns the path of the first one, such as {@code image.url}; empty if there is none before the first error of syntax. */
    static Optional<String> first(byte[] json) {
        var objects = new ArrayDeque<Set<String>>();
        try (var parser = JSON.createParser(json)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    objects.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    objects.pop();
                } else if (token == JsonToken.PROPERTY_NAME
                        && !objects.element().add(parser.currentName())) {
                    return Optional.of(
                            path(parser.streamReadContext().pathAsPointer().toString()));
                }
            }
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String path(String pointer) {
        var path = named(pointer);
        return Texts.cut(path, MAX_LENGTH);
    }

    private static String named(String pointer) {
        return pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }
}

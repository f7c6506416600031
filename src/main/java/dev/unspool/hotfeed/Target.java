package dev.unspool.hotfeed;

import dev.unspool.web.Problem;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MultiValueMap;

/**
 * What a request is for.
 *
 * @param path decoded
 * @param parameters of the query, decoded
 * @param query as it was sent; null where there is none
 */
public record Target(
        String path,
        MultiValueMap<String, String> parameters,
        @Nullable String query) {

    private static final MultiValueMap<String, String> NONE = CollectionUtils.toMultiValueMap(Map.of());

    /** A whole address is asked for as its path, whichever host it names (RFC 9112 section 3.2.2). */
    static String inOriginForm(String uri) {
        if (uri.startsWith("/")) {
            return uri;
        }
        var path = uri.indexOf('/', uri.indexOf("://") + 3);
        return path < 0 ? "/" : uri.substring(path);
    }

    /** The target that {@code uri} names, in origin form. @throws Problem where it is not encoded as RFC 3986 has it */
    static Target of(String uri) {
        if (uri.indexOf('?') < 0 && uri.indexOf('%') < 0) {
            return new Target(uri, NONE, null);
        }
        try {
            var decoder = new QueryStringDecoder(uri);
            Map<String, List<String>> parameters = decoder.parameters();
            var query = decoder.rawQuery();
            return new Target(
                    QueryStringDecoder.decodeComponent(decoder.rawPath().replace("+", "%2B")),
                    CollectionUtils.toMultiValueMap(parameters),
                    query.isEmpty() ? null : query);
        } catch (IllegalArgumentException malformed) {
            throw Problem.malformed("Encode the address as RFC 3986 says: " + malformed.getMessage() + ".");
        }
    }

    /** The first value of parameter {@code name}, or null. */
    public @Nullable String parameter(String name) {
        return parameters.getFirst(name);
    }

    /** What is left of the path after {@code prefix}; null where it begins otherwise, or goes on for more than a segment. */
    public @Nullable String segmentAfter(String prefix) {
        return path.startsWith(prefix) && path.length() > prefix.length() && path.indexOf('/', prefix.length()) < 0
                ? path.substring(prefix.length())
                : null;
    }

    /** The same without {@code end} of its path. */
    public Target withoutEnd(String end) {
        return new Target(path.substring(0, path.length() - end.length()), parameters, query);
    }
}

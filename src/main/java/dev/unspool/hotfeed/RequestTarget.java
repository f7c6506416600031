package dev.unspool.hotfeed;

import dev.unspool.web.PathSpelling;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryStrings;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MultiValueMap;

/**
 * The path and query of a request (RFC 9112 section 3.2).
 *
 * @param path decoded
 * @param hasOtherEscapes whether our own links spell the path otherwise; WebFlux redirects to their spelling
 * @param parameters of the query, decoded
 * @param query as it was sent; null if there is none
 */
public record RequestTarget(
        String path,
        boolean hasOtherEscapes,
        MultiValueMap<String, String> parameters,
        @Nullable String query) {

    private static final MultiValueMap<String, String> NONE = CollectionUtils.toMultiValueMap(Map.of());

    /**
     * Parses {@code uri}, which is in origin form.
     *
     * @throws Problem if its encoding is not that of RFC 3986
     */
    static RequestTarget of(String uri) {
        if (uri.indexOf('?') < 0 && uri.indexOf('%') < 0) {
            return new RequestTarget(uri, false, NONE, null);
        }
        try {
            var decoder = new QueryStringDecoder(uri);
            var query = decoder.rawQuery();
            return new RequestTarget(
                    QueryStringDecoder.decodeComponent(decoder.rawPath().replace("+", "%2B")),
                    PathSpelling.hasOtherEscapes(decoder.rawPath()),
                    QueryStrings.of(uri),
                    query.isEmpty() ? null : query);
        } catch (IllegalArgumentException malformed) {
            throw Problem.malformed("Encode the address as RFC 3986 says.");
        }
    }

    /**
     * Whether no address of ours is spelled so. A decoded path with a question mark is that of none, and keys separate path and query by it: {@code
     * /tags/fog%3Ffragment=1} must not share an answer with {@code /tags/fog?fragment=1}.
     */
    boolean isForeign() {
        return hasOtherEscapes || path.indexOf('?') >= 0;
    }

    /** Returns the first value of parameter {@code name}, or null. */
    public @Nullable String parameter(String name) {
        return parameters.getFirst(name);
    }

    /** Returns the rest of the path after {@code prefix}; null if the path begins otherwise, or if the rest is more than one segment. */
    public @Nullable String segmentAfter(String prefix) {
        return segment(path, prefix);
    }

    /** Returns the part of the path between {@code prefix} and {@code suffix}; null if the path has not both, or if the part is more than one segment. */
    public @Nullable String segmentBetween(String prefix, String suffix) {
        return path.endsWith(suffix) ? segment(path.substring(0, path.length() - suffix.length()), prefix) : null;
    }

    private static @Nullable String segment(String path, String prefix) {
        return path.startsWith(prefix) && path.length() > prefix.length() && path.indexOf('/', prefix.length()) < 0
                ? path.substring(prefix.length())
                : null;
    }
}

package dev.unspool.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MultiValueMap;

/** Parses the query of addresses that are answered before WebFlux, as WebFlux parses that of all others. */
public final class QueryStrings {

    /** Parameters that are read: some fifty times what any address has. */
    private static final int MAX = 1_024;

    private QueryStrings() {}

    /** Returns the decoded parameters of {@code target}, a path with its query. @throws Problem if an escape is malformed */
    public static MultiValueMap<String, String> of(String target) {
        try {
            Map<String, List<String>> parameters =
                    new QueryStringDecoder(target, StandardCharsets.UTF_8, true, MAX, true).parameters();
            return CollectionUtils.toMultiValueMap(parameters);
        } catch (IllegalArgumentException malformed) {
            throw Problem.malformed("Encode the parameters of the address as RFC 3986 says.");
        }
    }
}

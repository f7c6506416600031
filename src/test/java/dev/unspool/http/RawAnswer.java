package dev.unspool.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as received.
 *
 * @param headers by lower-case name
 * @param body without the framing of chunks, still encoded
 */
record RawAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    @Nullable
    String header(String name) {
        var values = headers.get(name);
        return values == null ? null : String.join(", ", values);
    }

    /** The content coding; {@code identity} if none is given. */
    String coding() {
        var coding = header("content-encoding");
        return coding == null ? "identity" : coding;
    }

    String etag() {
        var etag = header("etag");
        if (etag == null) {
            throw new AssertionError("no ETag: " + this);
        }
        return etag;
    }

    /** Decodes the body. */
    byte[] decoded() throws IOException {
        try (var in = decoder()) {
            return in.readAllBytes();
        }
    }

    String text() throws IOException {
        return new String(decoded(), StandardCharsets.UTF_8);
    }

    /** All headers but the date. */
    Map<String, List<String>> lastingHeaders() {
        return headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("date"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public String toString() {
        return status + " " + headers + ", " + body.length + " bytes";
    }

    private InputStream decoder() throws IOException {
        var in = new ByteArrayInputStream(body);
        return switch (coding()) {
            case "identity" -> in;
            case "gzip" -> new GZIPInputStream(in);
            case "br" -> brotli(in);
            case "zstd" -> new ZstdInputStream(in);
            default -> throw new AssertionError("a coding that nobody asked for: " + coding());
        };
    }

    private static InputStream brotli(InputStream in) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return new BrotliInputStream(in);
    }
}

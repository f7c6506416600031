package dev.unspool.hotfeed;

import dev.unspool.article.ArticleId;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.store.LogHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Converts cached answers to bytes for Redis, and back: dependencies, headers and body. The body is not compressed; each instance
 * compresses what its own readers request.
 */
final class AnswerCodec {

    private static final int FORMAT = 1;

    private AnswerCodec() {}

    static byte[] encode(CachedAnswer cached) {
        var bytes = new ByteArrayOutputStream(body(cached).length + 2_048);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(cached.madeAt());
            write(out, Objects.requireNonNull(cached.dependencies(), "grounds"));
            write(out, cached.response().getHeaders());
            out.writeInt(body(cached).length);
            out.write(body(cached));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException if the bytes are not an answer in this format */
    static CachedAnswer decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IOException("an answer of another form");
            }
            var madeAt = in.readLong();
            var dependencies = dependencies(in);
            var headers = headers(in);
            var body = in.readNBytes(in.readInt());
            return new CachedAnswer(
                    new Rendered(ResponseEntity.ok().headers(headers).body(body), dependencies), madeAt, true);
        } catch (IOException foreign) {
            throw new UncheckedIOException(foreign);
        }
    }

    private static void write(DataOutputStream out, Dependencies dependencies) throws IOException {
        write(out, dependencies.log().epoch());
        out.writeLong(dependencies.log().seq());
        out.writeLong(dependencies.log().number());
        out.writeByte(dependencies.scope().ordinal());
        out.writeShort(dependencies.articles().size());
        for (var article : dependencies.articles()) {
            write(out, article.value());
        }
    }

    private static Dependencies dependencies(DataInputStream in) throws IOException {
        var log = new LogHead(id(in), in.readLong(), in.readLong());
        var scope = Scope.values()[in.readByte()];
        var shows = new ArrayList<ArticleId>();
        for (var left = in.readShort(); left > 0; left--) {
            shows.add(new ArticleId(id(in)));
        }
        return new Dependencies(log, shows, scope);
    }

    private static void write(DataOutputStream out, HttpHeaders headers) throws IOException {
        var lines = headers.headerSet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> new String[] {header.getKey(), value}))
                .toList();
        out.writeShort(lines.size());
        for (var line : lines) {
            out.writeUTF(line[0]);
            out.writeUTF(line[1]);
        }
    }

    private static HttpHeaders headers(DataInputStream in) throws IOException {
        var headers = new HttpHeaders();
        for (var left = in.readShort(); left > 0; left--) {
            headers.add(in.readUTF(), in.readUTF());
        }
        return headers;
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID id(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static byte[] body(CachedAnswer cached) {
        return Objects.requireNonNull(cached.response().getBody(), "body");
    }
}

package dev.unspool.hotfeed;

import dev.unspool.article.ArticleId;
import dev.unspool.hotfeed.Grounds.Scope;
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

/** A kept answer as bytes, for Redis: what it rests on, its headers, its body. Not coded: that is done where it is wanted. */
final class Packed {

    private static final int FORM = 1;

    private Packed() {}

    static byte[] pack(Kept kept) {
        var bytes = new ByteArrayOutputStream(body(kept).length + 2_048);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(kept.madeAt());
            write(out, Objects.requireNonNull(kept.grounds(), "grounds"));
            write(out, kept.answer().getHeaders());
            out.writeInt(body(kept).length);
            out.write(body(kept));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException where it is nothing of ours */
    static Kept unpack(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORM) {
                throw new IOException("an answer of another form");
            }
            var madeAt = in.readLong();
            var grounds = grounds(in);
            var headers = headers(in);
            var body = in.readNBytes(in.readInt());
            return new Kept(new Finished(ResponseEntity.ok().headers(headers).body(body), grounds), madeAt, true);
        } catch (IOException foreign) {
            throw new UncheckedIOException(foreign);
        }
    }

    private static void write(DataOutputStream out, Grounds grounds) throws IOException {
        write(out, grounds.log().epoch());
        out.writeLong(grounds.log().seq());
        out.writeLong(grounds.log().number());
        out.writeByte(grounds.scope().ordinal());
        out.writeShort(grounds.shows().size());
        for (var article : grounds.shows()) {
            write(out, article.value());
        }
    }

    private static Grounds grounds(DataInputStream in) throws IOException {
        var log = new LogHead(id(in), in.readLong(), in.readLong());
        var scope = Scope.values()[in.readByte()];
        var shows = new ArrayList<ArticleId>();
        for (var left = in.readShort(); left > 0; left--) {
            shows.add(new ArticleId(id(in)));
        }
        return new Grounds(log, shows, scope);
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

    private static byte[] body(Kept kept) {
        return Objects.requireNonNull(kept.answer().getBody(), "body");
    }
}

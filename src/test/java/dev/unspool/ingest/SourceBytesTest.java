package dev.unspool.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceBytesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void unpacksGzipOfOneOrMoreMembers() throws IOException {
        var pieces = new ByteArrayOutputStream();
        pieces.writeBytes(gzip(utf8("one\ntw")));
        pieces.writeBytes(gzip(utf8("o\nthree")));
        assertThat(read(pieces.toByteArray())).isEqualTo("one\ntwo\nthree");
        assertThat(read(utf8("plain"))).isEqualTo("plain");
    }

    @Test
    void losesNoMemberThatBeginsWithANewBuffer() throws IOException {
        for (var more = 0; more < 40; more++) {
            var first = stored(64 * 1024 - more);
            var pieces = new ByteArrayOutputStream();
            pieces.writeBytes(first);
            pieces.writeBytes(gzip(utf8("the rest")));
            assertThat(read(pieces.toByteArray())).endsWith("the rest");
        }
    }

    /** Returns a gzipped text of exactly this length. */
    private static byte[] stored(int length) throws IOException {
        var text = new byte[length];
        new Random(1).nextBytes(text);
        var packed = gzip(text);
        while (packed.length > length) {
            text = Arrays.copyOf(text, text.length - (packed.length - length));
            packed = gzip(text);
        }
        assertThat(packed).hasSize(length);
        return packed;
    }

    @Test
    void breaksOffInAFileThatUnpacksToAnyLength() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(packed)) {
            for (var i = 0; i < 100; i++) {
                packing.write(new byte[1024 * 1024]);
            }
        }
        try (var bytes = new SourceBytes(source(packed.toByteArray()))) {
            var stream = bytes.open();
            assertThatThrownBy(() -> stream.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("unpacks to more than 200 times its size");
        }
    }

    @Test
    void countsTheBytesOfTheFileItself() throws IOException {
        var packed = gzip(utf8("one\ntwo\n"));
        try (var bytes = new SourceBytes(source(packed))) {
            bytes.open().readAllBytes();
            assertThat(bytes.position()).isEqualTo(packed.length);
        }
    }

    @Test
    void givesTheBeginningOnceMore() throws IOException {
        try (var bytes = new SourceBytes(source(utf8("all of it")))) {
            bytes.beginning();
            assertThat(bytes.open().readAllBytes()).isEqualTo(utf8("all of it"));
            assertThat(bytes.open().readAllBytes()).isEqualTo(utf8("all of it"));
        }
    }

    @Test
    void readsAPipeOnlyOnce() throws IOException, InterruptedException, ExecutionException {
        var pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var writing = CompletableFuture.supplyAsync(() -> write(pipe));
        assertTimeoutPreemptively(LIMIT, () -> {
            try (var bytes = new SourceBytes(Source.of(pipe.toString()))) {
                bytes.beginning();
                assertThat(bytes.open().readAllBytes()).isEqualTo(utf8("all of it"));
                assertThatThrownBy(bytes::open)
                        .isInstanceOf(IOException.class)
                        .hasMessage("this format is read twice, so give a file, not a pipe");
            }
        });
        assertThat(writing.get()).isEqualTo(pipe);
    }

    private static Path write(Path pipe) {
        try {
            return Files.write(pipe, utf8("all of it"), StandardOpenOption.WRITE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void failsIfAGzippedFileBreaksOff() throws IOException {
        var whole = gzip(utf8("one\ntwo\n".repeat(100_000)));
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(EOFException.class);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(packed)) {
            packing.write(bytes);
        }
        return packed.toByteArray();
    }

    private String read(byte[] file) throws IOException {
        try (var bytes = new SourceBytes(source(file))) {
            return new String(bytes.open().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Source source(byte[] file) throws IOException {
        return Source.of(Files.write(directory.resolve("file"), file).toString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.unspool.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Messages of the command before it starts an application. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ImportCommandTest {

    @TempDir
    private Path directory;

    @Test
    void printsItsHelp() {
        var said = run("--help");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("import FILE...", "--rejects=FILE");
    }

    @Test
    void namesAMissingFile() throws IOException {
        var there = Files.writeString(directory.resolve("there.jsonl"), "");
        var said = run(there.toString(), directory.resolve("gone.jsonl").toString());
        assertThat(said.code()).isOne();
        assertThat(said.err()).contains("There is no file", "gone.jsonl");
    }

    @Test
    void refusesADirectory() {
        var said = run(directory.toString());
        assertThat(said.code()).isOne();
        assertThat(said.err()).contains("cannot be read as a file");
    }

    @Test
    void requiresAFile() {
        assertThat(run().err()).contains("Name at least one file");
        assertThat(run("--spring.r2dbc.url=x").err()).contains("Name at least one file");
    }

    @Test
    void namesAnUnknownOption() {
        assertThat(run("--reject=x", "a").err()).contains("There is no option --reject=x");
    }

    @Test
    void namesTheFormatsForOneThatIsUnknown() {
        assertThat(run("--format=rss", "a").err()).contains("There is no format rss, only wordpress, feed, json-feed");
    }

    @Test
    void refusesToWriteRejectsIntoAFileThatItReads() throws IOException {
        var file = Files.writeString(directory.resolve("a.jsonl"), "");
        var said = run("--rejects=" + directory.resolve(".").resolve("a.jsonl"), file.toString());
        assertThat(said.code()).isOne();
        assertThat(said.err()).contains("cannot be read and take the rejects");
    }

    private record Said(int code, String out, String err) {}

    private static Said run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var outBefore = System.out;
        var errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            var code = ImportCommand.run(List.of(arguments), settings -> {
                throw new AssertionError("started the application");
            });
            return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }
}

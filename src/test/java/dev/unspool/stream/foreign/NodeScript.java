package dev.unspool.stream.foreign;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A script in {@code frontend/foreign}, run by Node, which prints each event on a line. */
record NodeScript(String name) implements ForeignClient {

    private static final Path FRONTEND = Path.of("frontend").toAbsolutePath();

    /** Whether Node and the script's package are installed. */
    boolean isInstalled() {
        return Programs.isThere("node")
                && FRONTEND.resolve("node_modules").resolve(name).toFile().isDirectory();
    }

    @Override
    public Closeable open(URI stream, Consumer<Heard> heard) throws IOException {
        var node = new ProcessBuilder("node", "foreign/" + name + ".js", stream.toString())
                .directory(FRONTEND.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = node.inputReader(StandardCharsets.UTF_8);
        Programs.inBackground(() -> said.lines().map(Heard::printed).forEach(heard));
        return node::destroy;
    }
}

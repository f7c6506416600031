package dev.unspool.stream.foreign;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads the stream as a shell script does: unbuffered curl in a loop, which reconnects with the last id. */
final class Curl implements ForeignClient {

    @Override
    public Closeable open(URI stream, Consumer<Heard> heard) {
        var reading = new Reading(stream, heard);
        Programs.inBackground(reading);
        return reading;
    }

    private static Process start(String... arguments) {
        var command = new ArrayList<>(List.of("curl", "--silent"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(URI address, String json) {
        start("--request", "PUT", "--header", "Content-Type: application/json", "--data", json, address.toString());
    }

    private static final class Reading implements Runnable, Closeable {

        private final URI stream;
        private final Page page;
        private final Lines lines;
        private volatile boolean isClosed;
        private volatile Process curl;

        Reading(URI stream, Consumer<Heard> heard) {
            this.stream = stream;
            this.page = new Page(stream, heard, Curl::put);
            this.lines = new Lines(page::hear);
            this.curl = start("--version");
        }

        @Override
        public void run() {
            while (!isClosed) {
                curl = start("--no-buffer", "--header", "Last-Event-ID: " + lines.lastId(), stream.toString());
                try (var said = curl.inputReader(StandardCharsets.UTF_8)) {
                    readAll(said);
                    TimeUnit.MILLISECONDS.sleep(lines.retry());
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        private void readAll(BufferedReader said) throws IOException {
            lines.begin();
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                lines.take(line);
            }
        }

        @Override
        public void close() {
            isClosed = true;
            curl.destroy();
        }
    }
}

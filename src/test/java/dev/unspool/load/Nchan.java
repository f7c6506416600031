package dev.unspool.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bar: nchan inside nginx, which does nothing but fan out. On Debian: {@code apt-get install nginx libnginx-mod-nchan}. */
final class Nchan implements FanOutServer, AutoCloseable {

    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");

    /** Bytes of a block besides its padding: id, field names, number. */
    private static final int AROUND = 50;

    private static final String MAIN = "load_module " + MODULE + "; worker_processes auto;";

    private static final String SERVER = """
            location = /news { nchan_subscriber eventsource; nchan_channel_id news; nchan_subscriber_first_message newest; }
            location = /publish { nchan_publisher; nchan_channel_id news; nchan_message_buffer_length 100; }
            """;

    private final Nginx nginx;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CommitTimes moments = new CommitTimes();
    private long seq;

    private Nchan(Nginx nginx, int port) {
        this.nginx = nginx;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.exists(MODULE);
    }

    static Nchan start() throws IOException, InterruptedException {
        var home = Path.of("target/load/nchan").toAbsolutePath();
        var port = Instance.freePort();
        return new Nchan(Nginx.start(home, port, List.of(), MAIN, SERVER), port);
    }

    @Override
    public String name() {
        return "nchan";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String path() {
        return "/news";
    }

    @Override
    public long publish(int size) throws Exception {
        var body = "{\"seq\":%d,\"pad\":\"%s\"}".formatted(++seq, "x".repeat(Math.max(0, size - AROUND)));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/publish"))
                .POST(BodyPublishers.ofString(body))
                .build();
        moments.set(seq, System.nanoTime());
        client.send(request, BodyHandlers.discarding());
        return seq;
    }

    @Override
    public CommitTimes moments() {
        return moments;
    }

    @Override
    public ProcessFigures figures() {
        return nginx.figures();
    }

    @Override
    public long memory() {
        return figures().memory();
    }

    @Override
    public void close() throws InterruptedException {
        nginx.close();
    }
}

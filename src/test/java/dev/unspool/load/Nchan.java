package dev.unspool.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The bar: nchan inside nginx, which does nothing but fan out. Of Debian: {@code apt-get install nginx libnginx-mod-nchan}. */
final class Nchan implements Contender, AutoCloseable {

    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");

    /** Bytes of a block that are not its padding: id, field names, number. */
    private static final int AROUND = 50;

    private static final String CONFIGURATION = """
            load_module %1$s;
            daemon off;
            worker_processes auto;
            worker_rlimit_nofile 20000;
            pid %2$s/nginx.pid;
            error_log %2$s/error.log;
            events { worker_connections 19000; }
            http {
              access_log off;
              client_body_temp_path %2$s;
              proxy_temp_path %2$s;
              fastcgi_temp_path %2$s;
              uwsgi_temp_path %2$s;
              scgi_temp_path %2$s;
              server {
                listen 127.0.0.1:%3$d backlog=4096;
                location = /news { nchan_subscriber eventsource; nchan_channel_id news; nchan_subscriber_first_message newest; }
                location = /publish { nchan_publisher; nchan_channel_id news; nchan_message_buffer_length 100; }
              }
            }
            """;

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Moments moments = new Moments();
    private long seq;

    private Nchan(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.exists(MODULE);
    }

    static Nchan start() throws IOException {
        var home = Files.createDirectories(Path.of("target/load/nchan").toAbsolutePath());
        var port = Instance.freePort();
        var configuration = home.resolve("nginx.conf");
        Files.writeString(configuration, CONFIGURATION.formatted(MODULE, home, port));
        var process = new ProcessBuilder("nginx", "-p", home.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Nchan(process, port);
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
    public Moments moments() {
        return moments;
    }

    @Override
    public ProcessFigures figures() {
        return new ProcessFigures(process.toHandle());
    }

    @Override
    public long memory() {
        return figures().memory();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}

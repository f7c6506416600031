package dev.unspool.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An nginx process of the test's own, until it is closed. On Debian: {@code apt-get install nginx}. */
public record Nginx(Process process) implements AutoCloseable {

    private static final String CONFIGURATION = """
            %1$s
            daemon off;
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
                %4$s
              }
            }
            """;

    public static boolean isInstalled() {
        return Programs.isThere("nginx");
    }

    /**
     * Starts nginx and returns once it listens.
     *
     * @param home the directory of all its files
     * @param launcher the command that starts it, such as {@code taskset -c 0}; empty for none
     * @param main directives at the top of the configuration
     * @param server directives of its only server
     */
    public static Nginx start(Path home, int port, List<String> launcher, String main, String server)
            throws IOException, InterruptedException {
        var configuration = Files.createDirectories(home).resolve("nginx.conf");
        Files.writeString(configuration, CONFIGURATION.formatted(main, home, port, server));
        var nginx = List.of("nginx", "-p", home.toString(), "-c", configuration.toString(), "-e", "stderr");
        return new Nginx(ServerProcess.start(
                home, port, Stream.concat(launcher.stream(), nginx.stream()).toList()));
    }

    public ProcessFigures figures() {
        return new ProcessFigures(process.toHandle());
    }

    @Override
    public void close() throws InterruptedException {
        ServerProcess.end(process);
    }
}

package dev.unspool.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A balancer in front of two instances, run with the example that people copy. Only ports, certificate and directories are the test's own.
 */
enum Balancer {
    HAPROXY("haproxy", "haproxy.cfg") {
        @Override
        List<String> command(Path home) {
            return List.of(name, "-db", "-f", example);
        }

        @Override
        Map<String, String> changes(Path home, Ports ports) {
            return Map.of(
                    "bind :80,[::]:80 v6only", "bind 127.0.0.1:" + ports.plain() + ipv6(ports.plain()),
                    "bind :443,[::]:443 v6only",
                            "bind 127.0.0.1:%d\n bind 127.0.0.1:%d accept-proxy\n bind 127.0.0.1:%d"
                                            .formatted(ports.clear(), ports.behind(), ports.tls())
                                    + ipv6(ports.tls()),
                    "/etc/haproxy/site.pem",
                            home.resolve(OwnCertificate.CHAIN_AND_KEY).toString());
        }

        @Override
        Map<String, String> tightened() {
            return Map.of(
                    "gt 600", "gt 40",
                    "gt 2400", "gt 48",
                    "gt 500", "gt 3",
                    "gt 2000", "gt 8",
                    // only session rules know the address that the PROXY protocol names
                    "tcp-request connection", "tcp-request session");
        }

        private static String ipv6(int port) {
            return hasIpv6() ? ",[::1]:%d v6only".formatted(port) : "";
        }
    },

    NGINX("nginx", "nginx.conf") {
        @Override
        List<String> command(Path home) {
            var directives = "daemon off; pid %s;".formatted(home.resolve("nginx.pid"));
            return List.of(
                    name,
                    "-p",
                    home.toString(),
                    "-c",
                    home.resolve(example).toString(),
                    "-e",
                    "stderr",
                    "-g",
                    directives);
        }

        @Override
        Map<String, String> changes(Path home, Ports ports) {
            return Map.of(
                    "listen 80", "listen 127.0.0.1:" + ports.plain(),
                    "listen 443 ssl http2",
                            "listen 127.0.0.1:%d backlog=4096; listen 127.0.0.1:%d proxy_protocol; set_real_ip_from 127.0.0.1;"
                                            .formatted(ports.clear(), ports.behind())
                                    + " real_ip_header proxy_protocol; listen 127.0.0.1:%d ssl http2"
                                            .formatted(ports.tls()),
                    "listen [::]:80 backlog=4096;", ipv6(ports.plain(), ""),
                    "listen [::]:443 ssl http2 backlog=4096;", ipv6(ports.tls(), "ssl http2"),
                    "/etc/nginx/site.crt", home.resolve(OwnCertificate.CHAIN).toString(),
                    "/etc/nginx/site.key", home.resolve(OwnCertificate.KEY).toString(),
                    "http {", "http {\n" + ownPlaces(home));
        }

        @Override
        Map<String, String> tightened() {
            return Map.of(
                    "limit_conn requests 500", "limit_conn requests 3",
                    "limit_conn requests_of_end_site 2000", "limit_conn requests_of_end_site 12",
                    "limit_conn streams 500", "limit_conn streams 3",
                    "limit_conn streams_of_end_site 2000", "limit_conn streams_of_end_site 8",
                    "limit_conn tails 500", "limit_conn tails 3",
                    "limit_conn tails_of_end_site 2000", "limit_conn tails_of_end_site 8",
                    "client_header_timeout 10s", "client_header_timeout 3s",
                    "worker_processes auto", "worker_processes 1",
                    "worker_connections 20000", "worker_connections 256");
        }

        private static String ipv6(int port, String options) {
            return hasIpv6() ? "listen [::1]:%d %s;".formatted(port, options) : "";
        }

        /** Directories that the balancer writes to by itself, in place of the system's. */
        private static String ownPlaces(Path home) {
            return Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                    .map(what -> "%s_temp_path %s;\n".formatted(what, home.resolve(what)))
                    .reduce("access_log off;\n", String::concat);
        }
    };

    /** What to do if one of them is missing. */
    static final String INSTALL = "Install the balancers to test behind them: apt-get install haproxy nginx";

    private static final Path EXAMPLES = Path.of("src", "main", "balancers");
    private static final String TAIL_CACHE = "tail-cache";

    final String name;
    final String example;

    Balancer(String name, String example) {
        this.name = name;
        this.example = example;
    }

    /**
     * @param plain listens without TLS
     * @param clear listens without TLS where the test itself needs none, and the site is as behind TLS
     * @param behind receives the client's address by the PROXY protocol
     * @param one the first instance's port
     */
    record Ports(int plain, int tls, int clear, int behind, int one, int two) {}

    /** Returns the command that runs it in the foreground, in {@code home}. */
    abstract List<String> command(Path home);

    /** Returns what must differ from the example in a test. */
    abstract Map<String, String> changes(Path home, Ports ports);

    /**
     * Returns changes that allow three streams to a household, few connections or requests to an address and an end site, and less time.
     */
    abstract Map<String, String> tightened();

    /** Returns the changes that keep an instance in use while a busy machine answers checks late. */
    Map<String, String> patience() {
        return this == HAPROXY ? Map.of("timeout check 5s", "timeout check 60s") : Map.of();
    }

    /** Whether this machine has an IPv6 loopback address, on which the examples listen too. */
    static boolean hasIpv6() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }

    boolean isInstalled() {
        return Programs.isThere(name);
    }

    /** Returns the changes by which the example for nginx caches the tail too, and then {@code more}. */
    static Map<String, String> withTheTailCached(Map<String, String> more) throws IOException {
        var example = Files.readString(EXAMPLES.resolve(NGINX.example));
        var cached = Files.readString(Path.of("src", "main", "caches", "nginx-tail.conf"));
        var path = cached.substring(cached.indexOf("proxy_cache_path"), cached.indexOf("location /api/v1/tail/"));
        var changes = new LinkedHashMap<String, String>();
        changes.put(
                "    upstream instances {",
                path.replace("/var/cache/nginx/tail", TAIL_CACHE) + "    upstream instances {");
        changes.put(
                example.substring(example.indexOf("location /api/v1/tail/ {"), example.indexOf("location @full_tail")),
                cached.substring(cached.indexOf("location /api/v1/tail/")));
        changes.putAll(more);
        return changes;
    }

    /** Writes the example with the test's own ports and directories into {@code home}. What a former run has cached there is deleted. */
    void configure(Path home, Ports ports, Map<String, String> more) throws IOException {
        FileSystemUtils.deleteRecursively(home.resolve(TAIL_CACHE));
        var text = Files.readString(EXAMPLES.resolve(example));
        text = replaced(text, "127.0.0.1:8081", "127.0.0.1:" + ports.one());
        text = replaced(text, "127.0.0.1:8082", "127.0.0.1:" + ports.two());
        for (var change : changes(home, ports).entrySet()) {
            text = replaced(text, change.getKey(), change.getValue());
        }
        for (var change : more.entrySet()) {
            text = replaced(text, change.getKey(), change.getValue());
        }
        Files.writeString(home.resolve(example), text);
    }

    private static String replaced(String text, String before, String after) {
        if (!text.contains(before)) {
            throw new AssertionError("The example no longer says `" + before + "`.");
        }
        return text.replace(before, after);
    }
}

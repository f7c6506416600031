package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What docker-compose.yml passes to the application, so that it can tell readers apart behind a balancer. */
class ComposeFileTest {

    private static String text;
    private static Map<String, Object> file;

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(Path.of("docker-compose.yml"));
        file = new Yaml().load(text);
    }

    @Test
    void passesOnTrustedBalancersAndTrustsNoneByDefault() {
        assertThat(map(map(map(file, "services"), "app"), "environment"))
                .containsEntry("UNSPOOL_TRUSTEDPROXIES", "${TRUSTED_PROXIES:-}")
                .containsEntry("UNSPOOL_SITE_BASEURL", "${SITE_URL:-http://localhost:8080}");
    }

    @Test
    void publishesItsPortOnLoopbackByDefault() {
        assertThat(map(map(file, "services"), "app"))
                .containsEntry("ports", List.of("${LISTEN:-127.0.0.1}:${PORT:-8080}:8080"));
    }

    @Test
    void namesTheAddressOfABalancerOnThisHost() {
        var gateway = map(map(map(file, "networks"), "default"), "ipam").get("config");
        assertThat(gateway).isEqualTo(List.of(Map.of("subnet", "172.30.80.0/24", "gateway", "172.30.80.1")));
        assertThat(text).contains("echo TRUSTED_PROXIES=172.30.80.1 >> .env", "echo SITE_URL=https://");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }
}

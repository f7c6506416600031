package dev.unspool.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.HttpHandler;
import reactor.core.publisher.Mono;

/**
 * Starts a server with our settings alone on every platform that Spring Boot knows: the address of a client comes from the connection, not from a
 * header.
 */
class ForwardedHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "KUBERNETES_SERVICE_HOST=10.0.0.1 KUBERNETES_SERVICE_PORT=443",
                "UNSPOOL_SERVICE_HOST=10.0.0.1 UNSPOOL_SERVICE_PORT=8080",
                "DYNO=web.1",
                "VCAP_APPLICATION={}",
                "HC_LANDSCAPE=factory",
                "NOMAD_ALLOC_ID=1",
                "WEBSITE_SITE_NAME=a WEBSITE_INSTANCE_ID=b WEBSITE_RESOURCE_GROUP=c WEBSITE_SKU=d",
                "AWS_EXECUTION_ENV=AWS_ECS_FARGATE",
                "SPRING_MAIN_CLOUDPLATFORM=kubernetes",
                "SPRING_MAIN_CLOUD_PLATFORM=heroku"
            })
    void believesNoForwardedHeaderOnAnyPlatform(String variables) throws Exception {
        var environment = environment(variables);
        try (var server = start(environment)) {
            assertThat(CloudPlatform.getActive(environment) == null)
                    .as("no platform is detected")
                    .isEqualTo(variables.isEmpty());
            assertThat(seen(server.getWebServer().getPort())).isEqualTo("127.0.0.1 http 127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "framework", "NATIVE", ""})
    void refusesToStartIfForwardedHeadersWouldBeBelieved(String strategy) {
        var setting = "--server.forward-headers-strategy=" + strategy;
        assertThatThrownBy(() -> start(environment(""), setting).close())
                .hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
                .rootCause()
                .hasMessageContaining("unspool.trusted-proxies");
    }

    private static String seen(int port) throws Exception {
        var forged = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                .header("X-Forwarded-For", "192.0.2.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Port", "444")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=192.0.2.1;proto=https;host=evil.example")
                .build();
        return HttpClient.newHttpClient().send(forged, BodyHandlers.ofString()).body();
    }

    private static ReactiveWebServerApplicationContext start(StandardEnvironment environment, String... settings) {
        var application = new SpringApplication(Echo.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.setEnvironment(environment);
        application.setListeners(application.getListeners().stream()
                .filter(listener ->
                        !(listener instanceof LoggingApplicationListener)) // costs more than the rest of a start
                .toList());
        application.setDefaultProperties(Map.of("server.port", 0));
        return (ReactiveWebServerApplicationContext) application.run(settings);
    }

    private static StandardEnvironment environment(String variables) {
        var environment = new StandardEnvironment();
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        var map = new HashMap<String, Object>();
        Stream.of(variables.split(" "))
                .map(variable -> variable.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> map.put(parts[0], parts[1]));
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, map));
        return environment;
    }

    /** Not public, so that the tests' own applications do not find this configuration. */
    @ImportAutoConfiguration(NettyReactiveWebServerAutoConfiguration.class)
    @Import(ForwardHeadersCheck.class)
    static class Echo {

        /** Resources of its own: closing it must not wait for other tests' servers, nor end what they share. */
        @Bean
        ReactorResourceFactory resources() {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            resources.setShutdownQuietPeriod(Duration.ZERO);
            return resources;
        }

        @Bean
        HttpHandler handler() {
            return (request, response) -> {
                var peer = request.getRemoteAddress().getAddress().getHostAddress();
                var uri = request.getURI();
                var text = "%s %s %s".formatted(peer, uri.getScheme(), uri.getHost());
                return response.writeWith(
                        Mono.just(response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8))));
            };
        }
    }
}

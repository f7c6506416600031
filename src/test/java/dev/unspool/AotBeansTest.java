package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which settings are compatible with the beans that the build chose. */
class AotBeansTest {

    private static final Map<String, Object> SERVERS = Map.of(
            "management.server.port", -1,
            "spring.r2dbc.url", "r2dbc:postgresql://db/news",
            "spring.r2dbc.username", "editor",
            "spring.r2dbc.password", "secret",
            "spring.data.redis.host", "cache");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "management.server.port",
                "server.port",
                "server.ssl.certificate",
                "spring.config.import",
                "spring.data.redis.sentinel.nodes[0]",
                "spring.flyway.url",
                "unspool.demo.enabled",
                "unspool.purge.caches",
                "logging.level.root"
            })
    void usesTheAotBeansIfASettingIsOnlyRead(String setting) {
        assertThat(fits("commandLineArgs", Map.of(setting, "7001"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "management.endpoints.web.exposure.include",
                "management.health.redis.enabled",
                "server.forward-headers-strategy",
                "spring.data.redis.client-type",
                "spring.flyway.enabled",
                "spring.main.lazy-initialization",
                "spring.profiles.active",
                "spring.r2dbc.pool.enabled",
                "springdoc.api-docs.enabled"
            })
    void choosesAgainIfASettingMayChangeTheChoice(String setting) {
        assertThat(fits("commandLineArgs", Map.of(setting, "true"))).isFalse();
        assertThat(fits(
                        "Config resource 'file [config/application.yml]' via location 'config/'",
                        Map.of(setting, "true")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_R2DBC_URL, true",
        "SPRING_DATA_REDIS_SENTINEL_NODES_0_, true",
        "SPRING_R2DBC_POOL_MAXSIZE, true",
        "PATH, true",
        "SPRING_FLYWAY_ENABLED, false",
        "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE, false"
    })
    void readsEnvironmentVariablesToo(String variable, boolean fits) {
        var source = new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, "true"));
        assertThat(AotBeans.settingThatMayChooseBeans(environment(source)).isEmpty())
                .isEqualTo(fits);
    }

    @Test
    void usesTheAotBeansForOurOwnSettings() {
        assertThat(fits(
                        "Config resource 'class path resource [application.yml]' via location 'optional:classpath:/'",
                        Map.of("spring.lifecycle.timeout-per-shutdown-phase", "20s")))
                .isTrue();
    }

    @Test
    void choosesAgainIfTheManagementEndpointsShareTheMainPort() {
        assertThat(fits("commandLineArgs", Map.of("server.port", 8081, "management.server.port", 8081)))
                .isFalse();
    }

    @Test
    void namesTheSettingThatMakesItChooseAgain() {
        var source = new SystemEnvironmentPropertySource("systemEnvironment", Map.of("SPRING_FLYWAY_ENABLED", "false"));
        assertThat(AotBeans.settingThatMayChooseBeans(environment(source))).contains("spring.flyway.enabled");
    }

    private static boolean fits(String source, Map<String, Object> settings) {
        return AotBeans.settingThatMayChooseBeans(environment(new MapPropertySource(source, settings)))
                .isEmpty();
    }

    private static StandardEnvironment environment(PropertySource<?> given) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.stream().toList().forEach(machine -> sources.remove(machine.getName()));
        sources.addLast(given);
        sources.addLast(new MapPropertySource("servers", new HashMap<>(SERVERS)));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}

package dev.unspool.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class ServersInitializerTest {
    private static final String DATABASE = "spring.r2dbc.url=r2dbc:postgresql://db/news";
    private static final String REDIS = "spring.data.redis.host=cache";

    /** The directory of the test servers, which run anyway. */
    private static final String TEST_SERVERS = "unspool.embedded.directory=" + TestServers.DIRECTORY;

    @ParameterizedTest
    @ValueSource(
            strings = {
                REDIS,
                "spring.data.redis.url=redis://cache",
                "spring.data.redis.port=7000",
                "spring.data.redis.sentinel.nodes=a:1,b:2",
                "spring.data.redis.cluster.nodes[0]=a:1",
                "spring.data.redis.masterreplica.nodes=a:1"
            })
    void usesExternalServers(String redis) {
        MockEnvironment environment = initialized(DATABASE, redis);
        assertThat(environment.getProperty("spring.flyway.url")).isEqualTo("jdbc:postgresql://db/news");
        assertThat(environment.containsProperty("unspool.embedded.running")).isFalse();
    }

    @Test
    void keepsSettingsOfFlyway() {
        MockEnvironment environment = initialized(DATABASE, REDIS, "spring.flyway.url=jdbc:postgresql://direct/news");
        assertThat(environment.getProperty("spring.flyway.url")).isEqualTo("jdbc:postgresql://direct/news");
        assertThat(environment.getProperty("spring.flyway.user")).isNull();
    }

    @Test
    void namesTheMissingRedis() {
        assertThatThrownBy(() -> initialized(DATABASE))
                .isInstanceOf(MissingServerException.class)
                .hasMessageContaining("spring.r2dbc.url is set, but spring.data.redis.host is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.data.redis.host", "spring.data.redis.url"})
    void namesTheMissingDatabase(String redis) {
        assertThatThrownBy(() -> initialized(redis + "=somewhere"))
                .isInstanceOf(MissingServerException.class)
                .hasMessageContaining(redis + " is set, but spring.r2dbc.url is not");
    }

    @Test
    void namesTheMissingDatabaseWhenOnlyMigrationsHaveOne() {
        assertThatThrownBy(() -> initialized(REDIS, "spring.flyway.url=jdbc:postgresql://db/news"))
                .isInstanceOf(MissingServerException.class)
                .hasMessageContaining("spring.flyway.url is set, but spring.r2dbc.url is not");
    }

    @Test
    void startsNothingIfEmbeddedServersAreDisabled() {
        assertThatThrownBy(() -> initialized("unspool.embedded.enabled=false"))
                .isInstanceOf(MissingServerException.class)
                .hasMessageContaining("spring.r2dbc.url")
                .hasMessageContaining("spring.data.redis.host")
                .hasMessageContaining("unspool.embedded.enabled");
    }

    @Test
    void letsTheDemoListenOnLoopbackOnly() {
        MockEnvironment environment = initialized(TEST_SERVERS, "management.server.port=9090");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void letsTheDemoListenWhereASettingSays() {
        MockEnvironment environment = initialized(TEST_SERVERS, "server.address=0.0.0.0");
        assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
        assertThat(environment.containsProperty("management.server.address")).isFalse();
    }

    @Test
    void setsNoAddressWithExternalServers() {
        MockEnvironment environment = initialized(DATABASE, REDIS, "management.server.port=9090");
        assertThat(environment.containsProperty("server.address")).isFalse();
        assertThat(environment.containsProperty("management.server.address")).isFalse();
    }

    @Test
    void namesBothWaysToFixIt() {
        var failure = MissingServerException.onlyOne("spring.r2dbc.url", "spring.data.redis.host");
        assertThat(failure.action()).contains("Set spring.data.redis.host", "remove spring.r2dbc.url");
    }

    private static MockEnvironment initialized(String... settings) {
        var environment = new MockEnvironment();
        for (String setting : settings) {
            environment.setProperty(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        var context = new StaticApplicationContext();
        context.setEnvironment(environment);
        new ServersInitializer().initialize(context);
        return environment;
    }
}

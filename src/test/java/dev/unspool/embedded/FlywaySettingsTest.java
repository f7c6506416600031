package dev.unspool.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class FlywaySettingsTest {
    @ParameterizedTest
    @CsvSource({
        "r2dbc:postgresql://h/news, jdbc:postgresql://h/news",
        "r2dbc:postgresql://h:5433/news, jdbc:postgresql://h:5433/news",
        "r2dbc:postgres://h/news, jdbc:postgresql://h/news",
        "r2dbc:pool:postgresql://h/news?maxSize=3, jdbc:postgresql://h/news",
        "r2dbc:postgresql://[::1]:5432/news, jdbc:postgresql://[::1]:5432/news",
        "r2dbc:postgresql://h/the%20news, jdbc:postgresql://h/the%20news",
        "r2dbc:postgresql://h/news?schema=a%26b, jdbc:postgresql://h/news?currentSchema=a%26b",
        "r2dbc:postgresql://h/news?sslMode=VERIFY_CA, jdbc:postgresql://h/news?sslmode=verify-ca",
        "r2dbc:postgresql://h/news?sslMode=require, jdbc:postgresql://h/news?sslmode=require",
        "r2dbcs:postgresql://h/news, jdbc:postgresql://h/news?sslmode=verify-full",
    })
    void pointsToTheSameDatabase(String r2dbc, String jdbc) {
        assertThat(url(environment(r2dbc))).isEqualTo(jdbc);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2dbc:postgresql:failover:", "r2dbc:pool:postgresql:failover:"})
    void writesToThePrimaryOfSeveralHosts(String scheme) {
        assertThat(url(environment(scheme + "//h1:5432,h2:5433/news?targetServerType=ANY")))
                .isEqualTo("jdbc:postgresql://h1:5432,h2:5433/news?targetServerType=primary");
    }

    @Test
    void readsOptionsBesideTheUrl() {
        var environment = environment("r2dbc:postgresql://h/news")
                .withProperty("spring.r2dbc.properties.sslMode", "verify-full")
                .withProperty("spring.r2dbc.properties.sslRootCert", "/etc/our ca.pem");
        assertThat(url(environment))
                .startsWith("jdbc:postgresql://h/news?")
                .contains("sslmode=verify-full", "sslrootcert=%2Fetc%2Four%20ca.pem");
    }

    @Test
    void takesUserAndPasswordFromTheSettings() {
        var environment = environment("r2dbc:postgresql://h/news")
                .withProperty("spring.r2dbc.username", "editor")
                .withProperty("spring.r2dbc.password", "p@ss");
        assertThat(FlywaySettings.of(environment).settings())
                .containsEntry("spring.flyway.user", "editor")
                .containsEntry("spring.flyway.password", "p@ss");
    }

    @Test
    void prefersUserAndPasswordOfTheUrlAsSpringDoes() {
        var environment = environment("r2dbc:postgresql://ed:p%40ss@h/news")
                .withProperty("spring.r2dbc.username", "other")
                .withProperty("spring.r2dbc.password", "other");
        assertThat(FlywaySettings.of(environment).settings())
                .containsEntry("spring.flyway.user", "ed")
                .containsEntry("spring.flyway.password", "p@ss")
                .containsEntry("spring.flyway.url", "jdbc:postgresql://h/news");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2dbc:h2:mem:///x", "jdbc:postgresql://u:secret@h/x", "r2dbc:pool:mysql://u:secret@h/x"})
    void refusesOtherProductsWithoutRepeatingTheUrl(String url) {
        assertThatThrownBy(() -> FlywaySettings.of(environment(url)))
                .isInstanceOf(MissingServerException.class)
                .hasMessageContaining("spring.r2dbc.url")
                .hasMessageNotContaining("secret");
    }

    private static MockEnvironment environment(String url) {
        return new MockEnvironment().withProperty("spring.r2dbc.url", url);
    }

    private static String url(MockEnvironment environment) {
        return String.valueOf(FlywaySettings.of(environment).settings().get("spring.flyway.url"));
    }
}

package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionPinsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private static final String PARENT = """
            <project>
              <properties><netty.version>4.2.19.Final</netty.version></properties>
              <dependencyManagement>
                <dependencies>
                  <dependency><groupId>io.netty</groupId><artifactId>native</artifactId><version>4.2.19.Final</version></dependency>
                </dependencies>
              </dependencyManagement>
              <build>
                <pluginManagement>
                  <plugins><plugin><artifactId>maven-jar-plugin</artifactId><version>3.10.0</version></plugin></plugins>
                </pluginManagement>
              </build>
            </project>
            """;

    /** Maven writes the parent's effective pom before the tests: see pom.xml. */
    @Test
    void holdsBackNoVersionWithoutAReason() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String parent = Files.readString(Path.of("target/managed-versions.xml"));
        assertThat(new VersionPins(pom, parent, LocalDate.now()).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<properties><netty.version>4.2.18.Final</netty.version></properties>",
                "<properties><!-- newer ones fail --><netty.version>4.2.18.Final</netty.version></properties>",
                "<properties><!-- until 2027-01-01: --><netty.version>4.2.9.Final</netty.version></properties>",
                "<properties><!-- until 2027-01-01: x --><a>1</a><netty.version>4.2.18.Final</netty.version></properties>",
                "<dependency><groupId>io.netty</groupId><artifactId>native</artifactId><version>4.2.18.Final</version></dependency>",
                "<properties><x>4.2.18.Final</x></properties><dependencyManagement><dependency><groupId>io.netty</groupId><artifactId>native</artifactId><version>${x}</version></dependency></dependencyManagement>",
                "<properties><netty.version>4.2.21.Final</netty.version><x>4.2.19.Final</x></properties><dependency><groupId>io.netty</groupId><artifactId>native</artifactId><version>${x}</version></dependency>",
                "<plugin><artifactId>maven-jar-plugin</artifactId><version>3.9.1</version></plugin>"
            })
    void refusesAVersionBelowTheManagedOne(String pom) {
        assertThat(faults(pom)).singleElement().asString().contains("is below the managed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<properties><!-- until 2026-12-01: no natives --><netty.version>4.2.18.Final</netty.version></properties>",
                "<properties><netty.version>4.2.19.Final</netty.version></properties>",
                "<properties><netty.version>4.2.21.Final</netty.version></properties>",
                "<properties><!-- until 2027-01-01: x --><x>4.2.18.Final</x></properties><dependency><groupId>io.netty</groupId><artifactId>native</artifactId><version>${x}</version></dependency>",
                "<properties><netty.version>4.2.21.Final</netty.version><!-- until 2027-01-01: x --><x>4.2.19.Final</x></properties><dependency><groupId>io.netty</groupId><artifactId>native</artifactId><version>${x}</version></dependency>",
                "<!-- until 2027-01-01: x --><dependency><groupId>io.netty</groupId><artifactId>native</artifactId><version>4.2.18.Final</version></dependency>",
                "<dependency><groupId>ours</groupId><artifactId>native</artifactId><version>1</version></dependency>"
            })
    void allowsValidReasonsAndVersionsThatAreNotLower(String pom) {
        assertThat(faults(pom)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<properties><!-- until 2026-11-30: no natives --><netty.version>4.2.18.Final</netty.version></properties>",
                "<properties><!-- until 2026-11-30: needs JDK 21 --><not.managed>1</not.managed></properties>"
            })
    void refusesAReasonWhoseDateHasPassed(String pom) {
        assertThat(faults(pom)).singleElement().asString().contains("ended on 2026-11-30");
    }

    private static List<String> faults(String pom) {
        return new VersionPins("<project>" + pom + "</project>", PARENT, TODAY)
                .faults()
                .toList();
    }
}

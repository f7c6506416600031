package dev.unspool.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/** Linters find nothing in the OpenAPI document, and clients that are generated from it compile and understand this server. */
@SiteTest(database = SiteTest.SHARED)
class ContractIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path CLIENTS = TARGET.resolve("clients");
    private static final Path FRONTEND = Path.of("frontend").toAbsolutePath();
    private static final Path ASKING = Path.of("src/test/clients").toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin").toString() + File.separator;

    @Autowired
    private TestSite site;

    @BeforeEach
    void writeTheDocument() {
        OpenApiDocument.text(site.address());
    }

    @Test
    void redoclyFindsNothing() throws Exception {
        var said = run(FRONTEND, "node", "node_modules/@redocly/cli/bin/cli.js", "lint", "../target/openapi.json");
        assertThat(said).contains("Your API description is valid").doesNotContain("warnings");
    }

    @Test
    void spectralFindsNothing() throws Exception {
        OpenApiDocument.text(site.address(), "asyncapi.json");
        run(
                FRONTEND,
                "node",
                "node_modules/@stoplight/spectral-cli/dist/index.js",
                "lint",
                "../target/openapi.json",
                "../target/asyncapi.json",
                "--fail-severity=hint");
    }

    @Test
    void aGeneratedJavaClientCompilesAndReadsTheFeed() throws Exception {
        publish();
        var client = generate(
                "java",
                "--library=native",
                "--global-property=apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
                "--additional-properties=openApiNullable=false,useJakartaEe=true,invokerPackage=client,apiPackage=client.api,modelPackage=client.model");
        var classes = client.resolve("classes");
        var command = new ArrayList<>(List.of(JAVA + "javac", "-proc:none", "-nowarn", "-d", classes.toString()));
        sources(client.resolve("src/main/java"), ".java").forEach(command::add);
        command.add(ASKING.resolve("Ask.java").toString());
        run(client, command);
        var path = classes + File.pathSeparator + System.getProperty("java.class.path");
        assertThat(run(client, JAVA + "java", "-cp", path, "Ask", site.address()))
                .contains("items: 1");
    }

    @Test
    void aGeneratedTypeScriptClientCompilesAndReadsTheFeed() throws Exception {
        publish();
        var client = generate("typescript-fetch", "--additional-properties=supportsES6=true,importFileExtension=.js");
        Files.writeString(client.resolve("package.json"), "{\"type\":\"module\"}");
        Files.copy(ASKING.resolve("ask.ts"), client.resolve("ask.ts"));
        run(
                client,
                "node",
                FRONTEND.resolve("node_modules/typescript/bin/tsc").toString(),
                "--strict",
                "--target",
                "es2022",
                "--module",
                "nodenext",
                "--types",
                "node",
                "--typeRoots",
                FRONTEND.resolve("node_modules/@types").toString(),
                "--outDir",
                "out",
                "ask.ts");
        assertThat(run(client, "node", "out/ask.js", site.address())).contains("items: 1");
    }

    @Test
    void aGeneratedPythonClientCompiles() throws Exception {
        assumeTrue(isThere("python3"), "there is no python3");
        var client = generate(
                "python",
                "--global-property=apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false");
        run(client, "python3", "-m", "compileall", "-q", "openapi_client");
    }

    private void publish() {
        site.emptied().publish(1, i -> Instant.parse("2025-06-01T12:00:00Z"));
    }

    private static Path generate(String language, String... options) throws Exception {
        var client = CLIENTS.resolve(language);
        FileSystemUtils.deleteRecursively(client);
        Files.createDirectories(client);
        var generator =
                TARGET.resolve("openapi-generator/openapi-generator-cli.jar").toString();
        var command = new ArrayList<>(List.of(JAVA + "java", "-XX:TieredStopAtLevel=1", "-jar", generator, "generate"));
        command.addAll(
                List.of("-i", TARGET.resolve("openapi.json").toString(), "-g", language, "-o", client.toString()));
        command.addAll(List.of(options));
        run(client, command);
        return client;
    }

    private static List<String> sources(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(ending))
                    .toList();
        }
    }

    private static String run(Path folder, String... command) throws Exception {
        return run(folder, List.of(command));
    }

    /** Runs a program with the class path of this one, and returns what it says; it must end well. */
    private static String run(Path folder, List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var process = builder.start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            var text = String.join("\n", said.lines().toList());
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        } finally {
            process.destroy();
        }
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }
}

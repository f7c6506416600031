package dev.unspool.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisProgramTest {
    private static final Path PACKAGED = Path.of("/packaged/redis-server");

    @TempDir
    private Path bin;

    @Test
    void prefersAnInstalledValkeyToThePackagedRedis() throws IOException {
        program("redis-server", "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0");
        Path valkey = program("valkey-server", "Valkey server v=8.1.11 sha=00000000:0 malloc=jemalloc-5.3.0");
        assertThat(found("/nowhere:" + bin)).isEqualTo(new RedisProgram(valkey, "Valkey 8.1.11", false));
    }

    @Test
    void usesAnInstalledRedisThroughDebiansLink() throws IOException {
        Path program = program("redis-check-rdb", "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0");
        Path link = Files.createSymbolicLink(bin.resolve("redis-server"), program);
        assertThat(found(bin.toString())).isEqualTo(new RedisProgram(link, "Redis 7.0.15", false));
    }

    @Test
    void skipsOldAndUnknownPrograms() throws IOException {
        program("valkey-server", "something else");
        program("redis-server", "Redis server v=6.0.16 sha=00000000:0 malloc=jemalloc-5.2.1");
        assertThat(found(bin.toString()).packaged()).isTrue();
    }

    @Test
    void runsNothingFromTheWorkingDirectory() throws IOException {
        program("valkey-server", "Valkey server v=8.1.11");
        String here =
                Path.of("").toAbsolutePath().relativize(bin.toAbsolutePath()).toString();
        assertThat(found(here + "::.").packaged()).isTrue();
    }

    @Test
    void usesTheProgramThatASettingNames() throws IOException {
        Path valkey = program("valkey-server", "Valkey server v=8.1.11");
        assertThat(RedisProgram.named(valkey).path()).isEqualTo(valkey);
    }

    @Test
    void explainsWhyTheNamedProgramIsUnusable() throws IOException {
        Path other = program("keydb-server", "Redis server v=8.0.0");
        assertThatThrownBy(() -> RedisProgram.named(other))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("unspool.embedded.redis is " + other)
                .hasMessageContaining("version 7 or later");
    }

    private static RedisProgram found(String searchPath) {
        return RedisProgram.find(searchPath, () -> PACKAGED);
    }

    private Path program(String name, String version) throws IOException {
        Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\necho '" + version + "'\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

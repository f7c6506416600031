package dev.unspool.embedded;

import java.util.Locale;

/**
 * The system and architecture of this machine, named as in the binaries: {@code linux} or {@code darwin}, and {@code amd64} or
 * {@code arm64}.
 */
record Platform(String system, String architecture) {
    static Platform here() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        return new Platform(system(osName.toLowerCase(Locale.ROOT)), architecture(osArch.toLowerCase(Locale.ROOT)));
    }

    /** The name of the archive inside the jar of zonky's binaries. */
    String postgresArchive() {
        return "postgres-%s-%s.txz".formatted(system, architecture.equals("amd64") ? "x86_64" : "arm_64");
    }

    /** The name of the program inside the jar of Signal's embedded Redis. */
    String redisProgram() {
        return "redis-server-7.0.15-%s-%s".formatted(system, architecture);
    }

    /** A locale that knows letters beyond ASCII; with plain C, trigrams of accented words come out empty. */
    String locale() {
        return system.equals("darwin") ? "en_US.UTF-8" : "C.UTF-8";
    }

    private static String system(String name) {
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture(String name) {
        return switch (name) {
            case "amd64", "x86_64", "x86-64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> name;
        };
    }
}

package dev.unspool.load;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of the machine. */
public final class Programs {

    private Programs() {}

    /** Debian keeps servers where only root looks. */
    public static boolean isThere(String name) {
        var path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator)).anyMatch(place -> Files.isExecutable(Path.of(place, name)));
    }
}

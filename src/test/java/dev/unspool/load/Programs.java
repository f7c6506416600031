package dev.unspool.load;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds programs on this machine. */
public final class Programs {

    private Programs() {}

    /** Also looks where Debian installs servers, which is only in root's path. */
    public static boolean isThere(String name) {
        var path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator)).anyMatch(place -> Files.isExecutable(Path.of(place, name)));
    }
}

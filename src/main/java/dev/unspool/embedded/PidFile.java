package dev.unspool.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file with a server's process id. After a crash it may name a process that is gone, or a different one.
 *
 * @param programs names of the server's program; Debian's {@code redis-server} is a link to a program of another name
 */
record PidFile(Path file, Set<String> programs) {
    /** Returns the server's process, if it is alive and really runs this program. */
    Optional<ProcessHandle> running() {
        return process().filter(process -> runs(process, false));
    }

    /** Deletes the file if its process id certainly belongs to no such server; otherwise it would keep the next one from starting. */
    void deleteIfStale() throws IOException {
        if (process().filter(process -> runs(process, true)).isEmpty()) {
            Files.deleteIfExists(file);
        }
    }

    List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private Optional<ProcessHandle> process() {
        return lines().stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> !zombie(process));
    }

    /** Whether the process is dead but not reaped by its parent, as usual in a container whose first process is no init. */
    private static boolean zombie(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean runs(ProcessHandle process, boolean whenUnknown) {
        return process.info().command().map(this::named).orElse(whenUnknown);
    }

    private boolean named(String command) {
        String name = command.substring(command.lastIndexOf('/') + 1);
        return programs.contains(name.replace(" (deleted)", ""));
    }
}

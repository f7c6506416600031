package dev.unspool.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The operating-system user who runs the servers: not root, because PostgreSQL refuses that.
 *
 * @param prefix words before a command that switch to this user; empty if it is ours
 * @param owner of the servers' files, as {@code chown} takes it; empty if the files stay ours
 */
record ServerUser(List<String> prefix, String owner) {
    private static final long PROBE_SECONDS = 10;
    private static final String OURS = "";

    /**
     * Ways to switch to a user without root's rights, in order of preference: in a user namespace the files stay ours and any path
     * works.
     */
    private static final List<ServerUser> WITHOUT_ROOT = List.of(
            new ServerUser(List.of("unshare", "-U"), OURS),
            new ServerUser(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), "65534:65534"),
            new ServerUser(List.of("runuser", "-u", "nobody", "--"), "nobody"));

    static ServerUser ofThisProcess() {
        return new UnixSystem().getUid() == 0 ? withoutRoot() : new ServerUser(List.of(), OURS);
    }

    /** Whether another user runs the servers, who must own their files and be able to reach them. */
    boolean isOther() {
        return !owner.equals(OURS);
    }

    /** Whether a command succeeds as this user. */
    boolean canRun(String... command) {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(command));
        return succeeds(words);
    }

    /** Gives a directory and everything in it to this user, with a log file that would otherwise be created by root. */
    void handOver(Path directory, Path log) throws IOException {
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        if (isOther() && !succeeds(List.of("chown", "-R", owner, directory.toString()))) {
            throw new EmbeddedServerException("Could not give %s to user %s.".formatted(directory, owner));
        }
    }

    private static ServerUser withoutRoot() {
        return WITHOUT_ROOT.stream()
                .filter(serverUser -> serverUser.canRun("true"))
                .findFirst()
                .orElseThrow(() -> new EmbeddedServerException(
                        "PostgreSQL refuses to run as root, and neither unshare, setpriv nor runuser works here. Run as an"
                                + " ordinary user, or use servers of your own: set spring.r2dbc.url and"
                                + " spring.data.redis.host."));
    }

    private static boolean succeeds(List<String> words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

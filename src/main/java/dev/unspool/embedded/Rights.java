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
 * How a server is started without root's rights, which PostgreSQL refuses.
 *
 * @param prefix the words before a command; empty for an ordinary user
 * @param owner who must own the server's files, as {@code chown} writes it; empty when they stay ours
 */
record Rights(List<String> prefix, String owner) {
    private static final long PROBE_SECONDS = 10;
    private static final String OURS = "";

    /** In the order of preference: in a user namespace the files stay ours and any path works. */
    private static final List<Rights> WITHOUT_ROOT = List.of(
            new Rights(List.of("unshare", "-U"), OURS),
            new Rights(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), "65534:65534"),
            new Rights(List.of("runuser", "-u", "nobody", "--"), "nobody"));

    static Rights ofThisProcess() {
        return new UnixSystem().getUid() == 0 ? withoutRoot() : new Rights(List.of(), OURS);
    }

    /** Whether another user runs the servers, who needs to own their files and to reach them. */
    boolean otherUser() {
        return !owner.equals(OURS);
    }

    /** Whether a command succeeds with these rights. */
    boolean allow(String... command) {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(command));
        return succeeds(words);
    }

    /** Gives a directory and all in it to the user who runs the servers, with a log that we would else make as root. */
    void handOver(Path directory, Path log) throws IOException {
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        if (otherUser() && !succeeds(List.of("chown", "-R", owner, directory.toString()))) {
            throw new EmbeddedServerException("Could not give %s to user %s.".formatted(directory, owner));
        }
    }

    private static Rights withoutRoot() {
        return WITHOUT_ROOT.stream()
                .filter(rights -> rights.allow("true"))
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

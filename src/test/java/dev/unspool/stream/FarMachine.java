package dev.unspool.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine in its own network, as far as the kernel can tell: a network namespace at the end of a virtual cable. Its addresses are
 * link-local (RFC 4291, section 2.5.6): they are valid on this cable only, and leave every other route of the machine alone.
 */
final class FarMachine implements AutoCloseable {

    private static final String HERE = "fe80::1";
    private static final String THERE = "fe80::2";

    /** Seconds that curl waits for a connection. */
    private static final String PATIENCE = "20";

    private final String name;

    private FarMachine(String name) {
        this.name = name;
    }

    /** Whether this machine allows it. */
    static boolean isPossible() throws Exception {
        try {
            if (run("curl", "--version") != 0) {
                return false;
            }
            connect().close();
            return true;
        } catch (IOException | IllegalStateException notHere) {
            return false;
        }
    }

    static FarMachine connect() throws Exception {
        var machine = new FarMachine("unspool" + ProcessHandle.current().pid());
        try {
            machine.cable();
            return machine;
        } catch (IllegalStateException failed) {
            machine.close();
            throw failed;
        }
    }

    /** Requests an address of this machine from there. */
    Process curl(int port, String path) throws IOException {
        var address = "http://[" + HERE + "%25far]:" + port + path;
        return new ProcessBuilder(
                        there("curl", "--silent", "--no-buffer", "--globoff", "--connect-timeout", PATIENCE, address))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** From now on nothing that is sent there arrives, and nothing comes back, not even an error. */
    void vanish() throws Exception {
        ip("-n", name, "addr", "flush", "dev", "far");
    }

    @Override
    public void close() throws Exception {
        run("ip", "netns", "del", name); // and the cable with it
    }

    private void cable() throws Exception {
        var near = "u" + ProcessHandle.current().pid();
        ip("netns", "add", name);
        ip("link", "add", near, "type", "veth", "peer", "name", "far", "netns", name);
        ip("addr", "add", HERE + "/64", "dev", near, "nodad");
        ip("link", "set", near, "up");
        ip("-n", name, "addr", "add", THERE + "/64", "dev", "far", "nodad");
        ip("-n", name, "link", "set", "far", "up");
    }

    private List<String> there(String... command) {
        var all = new ArrayList<>(List.of("ip", "netns", "exec", name));
        all.addAll(List.of(command));
        return all;
    }

    private static void ip(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        if (run(command.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(String.join(" ", command));
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

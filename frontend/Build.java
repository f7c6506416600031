import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Builds and checks the front end with the machine's own Node and npm, and only when something has changed.
 *
 * <p>Maven runs it as a source file: {@code java frontend/Build.java build} or {@code check}.
 */
final class Build {

    /** What Vite needs at least. */
    private static final int NODE_MAJOR = 20;

    private static final int NODE_MINOR = 19;

    private static final Path HOME = Path.of("frontend");
    private static final Path LOCK = HOME.resolve("package-lock.json");
    private static final Path INSTALLED = HOME.resolve("node_modules/.unspool-installed");
    private static final Path CLIENT = HOME.resolve("client");

    /** Where npm puts the packed client; its name has the version in it. */
    private static final Path PACKED = Path.of("target/client");

    private static final Path TARBALL = Path.of("target/classes/static/client.tgz");
    private static final Path MANIFEST = Path.of("target/classes/static/assets/.vite/manifest.json");

    private Build() {}

    public static void main(String[] arguments) throws Exception {
        try {
            if (arguments[0].equals("check")) {
                check();
            } else {
                build();
            }
        } catch (Unable unable) {
            System.err.println(unable.getMessage());
            System.exit(1);
        }
    }

    /** Bundles script, styles and fonts into the application's class path, and the client as npm packs it. */
    private static void build() throws Exception {
        var stamp = Path.of("target/frontend-built");
        var sources = hash(HOME.resolve("src"), CLIENT, HOME.resolve("package.json"), HOME.resolve("tsconfig.json"), HOME.resolve("vite.config.ts"), LOCK);
        if (Files.exists(MANIFEST) && Files.exists(TARBALL) && isStamped(stamp, sources)) {
            return;
        }
        var missing = missing();
        if (missing != null && Files.exists(MANIFEST)) {
            System.err.println("Warning: the page's script and styles are those of an earlier build. " + missing);
            return;
        }
        require(missing);
        install("build", "--omit=dev");
        run("node", "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn");
        pack();
        stamp(stamp, sources);
    }

    /** Packs the client for {@code npm install http://…/client.tgz}: npm builds it first. The same sources give the same bytes. */
    private static void pack() throws Exception {
        Files.createDirectories(PACKED);
        for (var earlier : files(PACKED)) {
            Files.delete(earlier);
        }
        // It prints the name of its file.
        run(Redirect.DISCARD, "npm", "pack", "./client", "--silent", "--pack-destination", PACKED.toAbsolutePath().toString());
        Files.move(files(PACKED).get(0), TARBALL, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Types, lint, format and unit tests. */
    private static void check() throws Exception {
        var stamp = Path.of("target/frontend-checked");
        var sources = hash(HOME);
        if (isStamped(stamp, sources)) {
            return;
        }
        require(missing());
        install("all");
        // The linter takes as long as the others together, and each uses one core.
        var lint = started(Redirect.INHERIT, npm("lint"));
        for (var script : List.of("types", "format", "test")) {
            run(npm(script));
        }
        await(lint, npm("lint"));
        stamp(stamp, sources);
    }

    /** Brings the packages that the lock file names, unless they are there. What is there for {@code all} serves every use. */
    private static void install(String use, String... options) throws Exception {
        var lock = hash(LOCK);
        if (isStamped(INSTALLED, lock + " all") || isStamped(INSTALLED, lock + ' ' + use)) {
            return;
        }
        System.out.println("Installing the front end's packages (once)...");
        var command = new ArrayList<>(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"));
        command.addAll(List.of(options));
        run(command.toArray(String[]::new));
        stamp(INSTALLED, lock + ' ' + use);
    }

    /** What to do about Node and npm; null where they are as they must be. */
    private static String missing() throws Exception {
        var advice = "Install Node " + NODE_MAJOR + '.' + NODE_MINOR + " or later, which brings npm, and see that both are on the PATH. ";
        var node = version("node");
        if (node == null) {
            return advice + "There is no node.";
        }
        if (version("npm") == null) {
            return advice + "There is no npm.";
        }
        var found = Pattern.compile("v?(\\d+)\\.(\\d+).*").matcher(node);
        var isEnough = found.matches() && isEnough(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
        return isEnough ? null : advice + "Found node " + node + '.';
    }

    private static boolean isEnough(int major, int minor) {
        return major > NODE_MAJOR || (major == NODE_MAJOR && minor >= NODE_MINOR);
    }

    private static String version(String program) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command(program, "--version")).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor() == 0 ? said : null;
        } catch (IOException notThere) {
            return null;
        }
    }

    private static void run(String... command) throws Exception {
        run(Redirect.INHERIT, command);
    }

    private static void run(Redirect output, String... command) throws Exception {
        await(started(output, command), command);
    }

    private static String[] npm(String script) {
        return new String[] {"npm", "run", "--silent", script};
    }

    private static Process started(Redirect output, String... command) throws IOException {
        var builder = new ProcessBuilder(command(command)).directory(HOME.toFile()).inheritIO().redirectOutput(output);
        var process = builder.start();
        // Else a stopped or failed build would leave it running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    private static void await(Process process, String... command) throws Exception {
        if (process.waitFor() != 0) {
            throw new Unable("The front end's `" + String.join(" ", command) + "` failed: see above.");
        }
    }

    private static List<String> command(String... words) {
        var command = new ArrayList<>(List.of(words));
        if (System.getProperty("os.name").startsWith("Windows")) {
            command.addAll(0, List.of("cmd", "/c"));
        }
        return command;
    }

    /** One text for the names and contents of all files in {@code roots}, but for what is installed or built there. */
    private static String hash(Path... roots) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var root : roots) {
            for (var file : files(root)) {
                digest.update(file.toString().getBytes());
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path folder) throws IOException {
        if (Files.isRegularFile(folder)) {
            return List.of(folder);
        }
        var files = new ArrayList<Path>();
        try (var entries = Files.list(folder)) {
            for (var entry : entries.sorted().toList()) {
                if (!entry.endsWith("node_modules") && !entry.endsWith("dist")) {
                    files.addAll(files(entry));
                }
            }
        }
        return files;
    }

    private static boolean isStamped(Path stamp, String text) throws IOException {
        return Files.exists(stamp) && Files.readString(stamp).equals(text);
    }

    private static void stamp(Path stamp, String text) throws IOException {
        Files.createDirectories(stamp.getParent());
        Files.writeString(stamp, text);
    }

    private static void require(String missing) throws Unable {
        if (missing != null) {
            throw new Unable("Unspool cannot build its pages. " + missing);
        }
    }

    /** Something that the person at the terminal can mend. */
    private static final class Unable extends Exception {
        private static final long serialVersionUID = 1;

        Unable(String message) {
            super(message);
        }
    }
}

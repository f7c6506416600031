package dev.unspool.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parsed arguments of a command of this package.
 *
 * @param files that the command names
 * @param flags such as {@code --replace}
 * @param settings of the application, passed on unchanged
 */
record BackupOptions(List<Path> files, Set<String> flags, List<String> settings) {

    static final String HELP = "--help";

    /** Replaces what the database holds. */
    static final String REPLACE = "--replace";

    /** Writes our own form even if PostgreSQL's programs are installed. */
    static final String LOGICAL = "--logical";

    /**
     * Parses arguments.
     *
     * @param files how many the command needs
     * @param known the flags of the command, beside {@link #HELP}
     * @throws BackupFailed with a sentence that says what to change
     */
    static BackupOptions parse(List<String> arguments, int files, Set<String> known) {
        var options = new BackupOptions(new ArrayList<>(), new TreeSet<>(), new ArrayList<>());
        arguments.forEach(argument -> options.add(argument, known));
        if (!options.isHelp() && options.files.size() != files) {
            throw new BackupFailed(files == 0 ? "Name no file" : "Name one file");
        }
        return options;
    }

    boolean isHelp() {
        return flags.contains(HELP);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    Path file() {
        return files.get(0);
    }

    private void add(String argument, Set<String> known) {
        var name = argument.split("=", 2)[0];
        if (argument.equals(HELP) || argument.equals("-h")) {
            flags.add(HELP);
        } else if (!argument.startsWith("-")) {
            files.add(Path.of(argument));
        } else if (name.contains(".") && argument.contains("=")) {
            settings.add(argument); // Spring's settings have a dot in their names, our options none
        } else if (known.contains(argument)) {
            flags.add(argument);
        } else {
            throw new BackupFailed("There is no option " + argument);
        }
    }
}

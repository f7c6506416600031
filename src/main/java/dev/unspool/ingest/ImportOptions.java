package dev.unspool.ingest;

import dev.unspool.format.Format;
import dev.unspool.format.KnownFormats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parsed options of an {@code import} command.
 *
 * @param settings of the application, passed on unchanged
 */
record ImportOptions(ImportOrder order, @Nullable Path rejects, List<String> settings, boolean help) {

    private static final String REJECTS = "--rejects=";
    private static final String FORMAT = "--format=";
    private static final String DRY_RUN = "--dry-run";

    /**
     * Parses the arguments after {@code import}.
     *
     * @throws WrongUsage with a sentence that says what to change
     */
    static ImportOptions parse(List<String> arguments) {
        var sources = new ArrayList<Source>();
        var settings = new ArrayList<String>();
        Path rejects = null;
        Format format = null;
        var isDryRun = false;
        for (var argument : arguments) {
            if (argument.startsWith(REJECTS)) {
                rejects = Path.of(argument.substring(REJECTS.length()));
            } else if (argument.startsWith(FORMAT)) {
                format = format(argument.substring(FORMAT.length()));
            } else if (argument.equals(DRY_RUN)) {
                isDryRun = true;
            } else if (isSetting(argument)) {
                settings.add(argument);
            } else if (argument.equals("--help") || argument.equals("-h")) {
                return new ImportOptions(new ImportOrder(List.of(), null, false), null, List.of(), true);
            } else if (argument.startsWith("-") && !argument.equals("-")) {
                throw new WrongUsage("There is no option " + argument);
            } else {
                sources.add(Source.of(argument));
            }
        }
        return checked(new ImportOptions(new ImportOrder(sources, format, isDryRun), rejects, settings, false));
    }

    /** Whether the argument is a setting of the application: those have a dot in their names, and our options do not. */
    private static boolean isSetting(String argument) {
        var equals = argument.indexOf('=');
        return argument.startsWith("--")
                && equals > 0
                && argument.substring(0, equals).contains(".");
    }

    private static Format format(String name) {
        return KnownFormats.named(name)
                .orElseThrow(() -> new WrongUsage("There is no format " + name + ", only " + KnownFormats.names()));
    }

    private static ImportOptions checked(ImportOptions options) {
        if (options.order.sources().isEmpty()) {
            throw new WrongUsage("Name at least one file");
        }
        options.problem().ifPresent(problem -> {
            throw new WrongUsage(problem);
        });
        return options;
    }

    private Optional<String> problem() {
        var sources = order.sources();
        return sources.stream()
                .map(Source::problem)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> sources.stream()
                        .filter(source -> source.is(rejects))
                        .findFirst()
                        .map(source -> source.name() + " cannot be read and take the rejects"));
    }
}

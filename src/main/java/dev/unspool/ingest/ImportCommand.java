package dev.unspool.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs {@code import FILE…}: reads articles from files and publishes those that are not there yet. */
public final class ImportCommand {

    private static final int ALL_IN = 0;
    private static final int FAILED = 1;
    private static final int SOME_REFUSED = 2;

    private static final String HELP = """
            import FILE... [--format=NAME] [--dry-run] [--rejects=FILE] [--SETTING=VALUE...]

              Puts articles into the store, from files that are plain or gzipped; - is the standard input. The format of a file is
              recognised by how it begins:

              json-lines          articles in UTF-8, one in each line
              wordpress           the export of WordPress (WXR)
              ghost               the export of Ghost
              feed                RSS 0.9 to 2.0, Atom 0.3 and 1.0
              json-feed           JSON Feed 1.0 and 1.1

              An article that is there already, by its id, stays as it is: after a failure, run the same command again. What came in
              as a draft counts as there, whatever became of it here. Give other formats than json-lines as files: most of them are
              read twice, and a pipe cannot be.

              A line of json-lines:
                        {"id": "a-1", "title": "...", "section": "...", "language": "en", "body_html": "..."}
              and more: url, tags, authors (an array of names, or of {id, name, bio, avatar, role}; author where there is one;
                        of a string only a list that is surely one is divided, such as "A B, C D and E F"), translator,
                        published_at (2015-01-21T13:00:03Z, null where not known),
                        summary, body_text in place of body_html, image {url, width, height, alt}, source, licence

              Sections, tags and authors are known by their ids, else by their exact names. Where one became another than the
              file says, that is written to NAME.names.jsonl, beside the rejects.

              Of other formats, the first category is the section, the others are tags. Pages, and what is private or behind a
              password, are refused.

              --format=NAME       reads every file as this format
              --dry-run           writes no article: says what would become of each item in NAME.preview.jsonl, beside the rejects
              --rejects=FILE      where refused items are written down; without it, NAME.rejects.jsonl here for each file
              --SETTING=VALUE     a setting of the application, such as --spring.r2dbc.url=...

              Ends with 0 when all articles are in, 2 when some items were refused, 1 when it failed.
            """;

    private ImportCommand() {}

    /**
     * Runs the command and returns the exit code.
     *
     * @param application starts the application with the given settings, without a web server
     */
    public static int run(List<String> arguments, Function<List<String>, ConfigurableApplicationContext> application) {
        try {
            var options = ImportOptions.parse(arguments);
            if (options.help()) {
                System.out.print(HELP);
                return ALL_IN;
            }
            return run(options, application);
        } catch (WrongUsage wrong) {
            System.err.println(wrong.getMessage() + ". See: import --help");
            return FAILED;
        }
    }

    private static int run(ImportOptions options, Function<List<String>, ConfigurableApplicationContext> application) {
        var files = ImportFiles.in(Path.of(""), options.rejects());
        try (var context = application.apply(options.settings())) {
            files.clear(options.order().sources());
            return run(options.order(), files, context);
        } catch (IOException broken) {
            System.err.println("The rejects cannot be written: " + broken.getMessage());
            return FAILED;
        }
    }

    private static int run(ImportOrder order, ImportFiles files, ConfigurableApplicationContext context) {
        var stopwatch = new Stopwatch(context.getBean("steadyClock", Clock.class));
        var progress = Progress.of(size(order.sources()), stopwatch);
        var report = new ImportReport(files, progress, stopwatch);
        try (progress) {
            new ImportLifecycle(context.getBean(Import.class)).run(order, report);
        } catch (RuntimeException failure) {
            return failed(failure, report);
        }
        System.out.println(report.summary());
        return report.tally().refused() == 0 ? ALL_IN : SOME_REFUSED;
    }

    private static int failed(RuntimeException failure, ImportReport report) {
        System.err.println("Stopped: " + failure.getMessage());
        System.err.println(report.summary());
        System.err.println("What is in stays. Once the cause is mended, run the same command again.");
        return FAILED;
    }

    private static long size(List<Source> sources) {
        return sources.stream().allMatch(source -> source.size().isPresent())
                ? sources.stream().mapToLong(source -> source.size().orElse(0)).sum()
                : -1;
    }
}

package dev.unspool.backup;

import dev.unspool.store.Epochs;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the commands {@code backup FILE}, {@code restore FILE} and {@code restored}. */
public final class BackupCommands {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private static final String BACKUP_HELP = """
            backup FILE [--logical] [--SETTING=VALUE...]

              Writes everything in the database to FILE, as it is at one moment, while the server runs or not.
              FILE must not exist. It holds drafts and signing keys: only its owner can read it.

              --logical           write this application's own form, which any version of PostgreSQL can read, even if
                                  pg_dump of the server's version is installed
              --SETTING=VALUE     a setting of the application, such as --spring.r2dbc.url=...

              Ends with 0, or with 1 when it failed.
            """;

    private static final String RESTORE_HELP = """
            restore FILE [--replace] [--SETTING=VALUE...]

              Reads a file of backup, by this release or an earlier one, into an empty database. Then it begins a new epoch, so
              that readers who know later changes load their pages again. Best while no server runs.

              --replace           delete everything in the database first
              --SETTING=VALUE     a setting of the application, such as --spring.r2dbc.url=...

              Ends with 0, or with 1 when it failed.
            """;

    private static final String RESTORED_HELP = """
            restored [--SETTING=VALUE...]

              Begins a new epoch after you have restored the database by means of your own, such as a file-system snapshot or
              point-in-time recovery. Change numbers and article numbers leap far above all that were given out, and readers
              load their pages again. While the server runs or not; best before its first start.

              --SETTING=VALUE     a setting of the application, such as --spring.r2dbc.url=...

              Ends with 0, or with 1 when it failed.
            """;

    private BackupCommands() {}

    /** Starts a context with the given settings. */
    public interface Starter extends Function<List<String>, ConfigurableApplicationContext> {}

    /** @param settings starts a context that has nothing but the settings */
    public static int backup(List<String> arguments, Starter settings) {
        return run(arguments, 1, Set.of(BackupOptions.LOGICAL), "backup", BACKUP_HELP, options -> {
            try (var context = settings.apply(options.settings())) {
                var by = backups(context).backUp(options.file(), options.has(BackupOptions.LOGICAL));
                System.out.println("Backed up to " + options.file() + ", by " + by + ".");
            }
        });
    }

    /**
     * @param settings starts a context that has nothing but the settings
     * @param application starts the application without a web server, which migrates the database
     */
    public static int restore(List<String> arguments, Starter settings, Starter application) {
        return run(arguments, 1, Set.of(BackupOptions.REPLACE), "restore", RESTORE_HELP, options -> {
            try (var context = settings.apply(options.settings())) {
                backups(context).restore(options.file(), options.has(BackupOptions.REPLACE));
                System.out.println("Restored: " + options.file() + ".");
                System.out.println("Revoked tokens, kills and takedowns are as the backup has them: repeat later ones"
                        + " before readers come in.");
            }
            begin(options, application);
        });
    }

    /** @param application starts the application without a web server */
    public static int restored(List<String> arguments, Starter application) {
        return run(arguments, 0, Set.of(), "restored", RESTORED_HELP, options -> begin(options, application));
    }

    private interface Work {
        void run(BackupOptions options);
    }

    private static int run(List<String> arguments, int files, Set<String> flags, String name, String help, Work work) {
        try {
            var options = BackupOptions.parse(arguments, files, flags);
            if (options.isHelp()) {
                System.out.print(help);
                return DONE;
            }
            return run(options, work);
        } catch (BackupFailed wrong) {
            System.err.println(wrong.getMessage() + ". See: " + name + " --help");
            return FAILED;
        }
    }

    private static int run(BackupOptions options, Work work) {
        try {
            work.run(options);
            return DONE;
        } catch (RuntimeException failure) {
            System.err.println("Failed: " + failure.getMessage());
            return FAILED;
        }
    }

    private static Backups backups(ConfigurableApplicationContext context) {
        return new Backups(DatabaseAddress.of(context.getEnvironment()), Clock.systemUTC());
    }

    private static void begin(BackupOptions options, Starter application) {
        try (var context = application.apply(options.settings())) {
            var head = new NewEpochLifecycle(context.getBean(Epochs.class)).begin();
            System.out.println("Epoch " + head.epoch() + " begins. Its first change has the number " + (head.seq() + 1)
                    + ", its first article " + (head.number() + 1) + ".");
        }
    }
}

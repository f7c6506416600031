package dev.unspool;

import dev.unspool.access.TokenCommand;
import dev.unspool.backup.BackupCommands;
import dev.unspool.ingest.ImportCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs a command that ends, such as an import, instead of the web server. The first argument that is not an option names the command. */
final class Commands {

    private static final Map<String, Command> BY_NAME = new TreeMap<>(Map.of(
            "import", arguments -> ImportCommand.run(arguments, Commands::start),
            "token", arguments -> TokenCommand.run(arguments, Commands::start),
            "backup", arguments -> BackupCommands.backup(arguments, Commands::startWithSettingsOnly),
            "restore", arguments -> BackupCommands.restore(arguments, Commands::startWithSettingsOnly, Commands::start),
            "restored", arguments -> BackupCommands.restored(arguments, Commands::start)));

    private Commands() {}

    @FunctionalInterface
    private interface Command {

        /** Runs the command and returns the exit code. */
        int run(List<String> arguments);
    }

    static boolean isNamedBy(String[] arguments) {
        return indexOfName(arguments) < arguments.length;
    }

    /** Runs the command and returns the exit code. Options may stand before or after its name. */
    static int run(String[] arguments) {
        var name = arguments[indexOfName(arguments)];
        var command = BY_NAME.get(name);
        if (command == null) {
            System.err.println("There is no command " + name + ", only: " + String.join(", ", BY_NAME.keySet())
                    + ". Write a setting as --name=value, to serve without a command.");
            return 1;
        }
        return command.run(withoutName(arguments));
    }

    private static int indexOfName(String[] arguments) {
        int index = 0;
        while (index < arguments.length && arguments[index].startsWith("-")) {
            index++;
        }
        return index;
    }

    private static List<String> withoutName(String[] arguments) {
        var others = new ArrayList<>(List.of(arguments));
        others.remove(indexOfName(arguments));
        return List.copyOf(others);
    }

    private static ConfigurableApplicationContext start(List<String> settings) {
        return start(CommandConfiguration.class, settings);
    }

    /** Starts nothing but the demo's own servers, where no others are named. */
    private static ConfigurableApplicationContext startWithSettingsOnly(List<String> settings) {
        return start(Commands.class, settings);
    }

    private static ConfigurableApplicationContext start(Class<?> beans, List<String> settings) {
        var application = Unspool.application(beans);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(settings.toArray(String[]::new));
    }
}

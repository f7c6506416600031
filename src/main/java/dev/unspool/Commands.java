package dev.unspool;

import dev.unspool.access.TokenCommand;
import dev.unspool.ingest.ImportCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs a task that ends, such as an import, in place of the web server. The first argument that is no option names it. */
final class Commands {

    private static final Map<String, Command> BY_NAME =
            new TreeMap<>(Map.of("import", ImportCommand::run, "token", TokenCommand::run));

    private Commands() {}

    @FunctionalInterface
    private interface Command {

        /** Gives the code to exit with. */
        int run(List<String> arguments, Function<List<String>, ConfigurableApplicationContext> application);
    }

    static boolean isNamedBy(String[] arguments) {
        return indexOfName(arguments) < arguments.length;
    }

    /** Gives the code to exit with. Options before the name of the command count as if they stood behind it. */
    static int run(String[] arguments) {
        var name = arguments[indexOfName(arguments)];
        var command = BY_NAME.get(name);
        if (command == null) {
            System.err.println("There is no command " + name + ", only: " + String.join(", ", BY_NAME.keySet())
                    + ". Write a setting as --name=value, to serve without a command.");
            return 1;
        }
        return command.run(withoutName(arguments), Commands::start);
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
        var application = Unspool.application(TaskRooms.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(settings.toArray(String[]::new));
    }
}

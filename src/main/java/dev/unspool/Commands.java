package dev.unspool;

import dev.unspool.access.TokenCommand;
import dev.unspool.ingest.ImportCommand;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** What the program does instead of serving, where its first argument is a word: a task with an end, and no web server. */
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
        return arguments.length > 0 && !arguments[0].startsWith("-");
    }

    static int run(String[] arguments) {
        var command = BY_NAME.get(arguments[0]);
        if (command == null) {
            System.err.println(
                    "There is no command " + arguments[0] + ", only: " + String.join(", ", BY_NAME.keySet()));
            return 1;
        }
        return command.run(List.of(arguments).subList(1, arguments.length), Commands::start);
    }

    private static ConfigurableApplicationContext start(List<String> settings) {
        var application = Unspool.application(TaskRooms.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(settings.toArray(String[]::new));
    }
}

package dev.unspool.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was asked for on the command line. */
sealed interface TokenErrand {

    /** Of the application, passed on as they are. */
    List<String> settings();

    record Help(List<String> settings) implements TokenErrand {}

    record Create(TokenOrder order, List<String> settings) implements TokenErrand {}

    record Show(List<String> settings) implements TokenErrand {}

    record Revoke(UUID token, List<String> settings) implements TokenErrand {}

    /** @throws WrongUsage with a sentence that says what to change, or {@link dev.unspool.article.DraftRejected} with the options that break a rule */
    static TokenErrand parse(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            return new Help(List.of());
        }
        var line = Line.of(arguments);
        return switch (line.words().isEmpty() ? "" : line.words().get(0)) {
            case "create" -> line.only(1, Set.of("name", "scopes", "days")).create();
            case "list" -> new Show(line.only(1, Set.of()).settings());
            case "revoke" -> line.only(2, Set.of()).revoke();
            default -> throw new WrongUsage("Say what to do with tokens: create, list or revoke");
        };
    }

    /** Words, options with their values, and settings, in whatever order they came. */
    record Line(List<String> words, Map<String, String> options, List<String> settings) {

        static Line of(List<String> arguments) {
            var line = new Line(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
            for (var rest = arguments.iterator(); rest.hasNext(); ) {
                var argument = rest.next();
                var equals = argument.indexOf('=');
                if (!argument.startsWith("--")) {
                    line.words.add(argument);
                } else if (equals > 0 && argument.substring(0, equals).contains(".")) {
                    line.settings.add(argument); // Spring's settings have a dot in their names, our options none
                } else if (equals > 0) {
                    line.options.put(argument.substring(2, equals), argument.substring(equals + 1));
                } else if (rest.hasNext()) {
                    line.options.put(argument.substring(2), rest.next());
                } else {
                    throw new WrongUsage("Give " + argument + " a value");
                }
            }
            return line;
        }

        Line only(int count, Set<String> known) {
            options.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new WrongUsage("There is no option --" + name);
                    });
            if (words.size() > count) {
                throw new WrongUsage("What is " + words.get(count) + " for?");
            }
            return this;
        }

        Create create() {
            var scopes = Arrays.stream(options.getOrDefault("scopes", "").split(","))
                    .map(String::strip)
                    .filter(scope -> !scope.isEmpty())
                    .toList();
            return new Create(TokenOrder.of(options.getOrDefault("name", ""), scopes, days()), settings);
        }

        Revoke revoke() {
            if (words.size() < 2) {
                throw new WrongUsage("Name the token by its id: token list shows it");
            }
            return new Revoke(
                    Tokens.id(words.get(1))
                            .orElseThrow(() -> new WrongUsage(words.get(1) + " is no id: token list shows them")),
                    settings);
        }

        private int days() {
            var days = options.get("days");
            if (days != null && !days.matches("\\d{1,9}")) {
                throw new WrongUsage("Give --days as a number");
            }
            return days == null ? TokenOrder.DEFAULT_DAYS : Integer.parseInt(days);
        }
    }
}

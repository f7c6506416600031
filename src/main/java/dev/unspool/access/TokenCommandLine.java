package dev.unspool.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A parsed {@code token} command. */
sealed interface TokenCommandLine {

    /** Settings of the application, passed on unchanged. */
    List<String> settings();

    record Help(List<String> settings) implements TokenCommandLine {}

    record Create(TokenRequest request, List<String> settings) implements TokenCommandLine {}

    record ListAll(List<String> settings) implements TokenCommandLine {}

    record Revoke(UUID token, List<String> settings) implements TokenCommandLine {}

    /**
     * Parses the arguments after {@code token}.
     *
     * @throws WrongTokenUsage with a sentence that says what to change
     * @throws dev.unspool.article.DraftRejected with the options that break a rule
     */
    static TokenCommandLine parse(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            return new Help(List.of());
        }
        var line = Arguments.of(arguments);
        return switch (line.words().isEmpty() ? "" : line.words().get(0)) {
            case "create" -> line.only(1, Set.of("name", "scopes", "days")).create();
            case "list" -> new ListAll(line.only(1, Set.of()).settings());
            case "revoke" -> line.only(2, Set.of()).revoke();
            default -> throw new WrongTokenUsage("Say what to do with tokens: create, list or revoke");
        };
    }

    /** Words, options with their values, and settings, each in the order in which they were given. */
    record Arguments(List<String> words, Map<String, String> options, List<String> settings) {

        static Arguments of(List<String> arguments) {
            var line = new Arguments(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
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
                    throw new WrongTokenUsage("Give " + argument + " a value");
                }
            }
            return line;
        }

        Arguments only(int count, Set<String> known) {
            options.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new WrongTokenUsage("There is no option --" + name);
                    });
            if (words.size() > count) {
                throw new WrongTokenUsage("What is " + words.get(count) + " for?");
            }
            return this;
        }

        Create create() {
            var scopes = Arrays.stream(options.getOrDefault("scopes", "").split(","))
                    .map(String::strip)
                    .filter(scope -> !scope.isEmpty())
                    .toList();
            return new Create(TokenRequest.of(options.getOrDefault("name", ""), scopes, days()), settings);
        }

        Revoke revoke() {
            if (words.size() < 2) {
                throw new WrongTokenUsage("Name the token by its id: token list shows it");
            }
            return new Revoke(
                    Tokens.id(words.get(1))
                            .orElseThrow(() -> new WrongTokenUsage(words.get(1) + " is no id: token list shows them")),
                    settings);
        }

        private int days() {
            var days = options.get("days");
            if (days != null && !days.matches("\\d{1,9}")) {
                throw new WrongTokenUsage("Give --days as a number");
            }
            return days == null ? TokenRequest.DEFAULT_DAYS : Integer.parseInt(days);
        }
    }
}

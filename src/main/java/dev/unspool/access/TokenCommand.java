package dev.unspool.access;

import dev.unspool.article.DraftRejected;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs {@code token create|list|revoke}: manages access tokens on the server itself. */
public final class TokenCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private static final String HELP = """
            token create --name NAME --scopes SCOPE,... [--days N] [--SETTING=VALUE...]
            token list [--SETTING=VALUE...]
            token revoke ID [--SETTING=VALUE...]

              Access tokens for the newsroom's API, /api/v1/newsroom. A new token is printed once, alone on the standard
              output; only its hash is kept. While the server runs or not; what is revoked is refused from the next request on.

              --name NAME         what the token is for; the audit log shows it
              --scopes SCOPE,...  write: read all articles, create and change drafts
                                  publish: publish, correct, take down, kill
                                  moderate: decide on comments
                                  admin: access tokens and the audit log
              --days N            until it expires: %d, at most %d
              --SETTING=VALUE     a setting of the application, such as --spring.r2dbc.url=...

              Ends with 0, or with 1 when it failed.
            """.formatted(TokenRequest.DEFAULT_DAYS, TokenRequest.MAX_DAYS);

    private TokenCommand() {}

    /**
     * Runs the command and returns the exit code.
     *
     * @param application starts the application with the given settings, without a web server
     */
    public static int run(List<String> arguments, Function<List<String>, ConfigurableApplicationContext> application) {
        try {
            var command = TokenCommandLine.parse(arguments);
            if (command instanceof TokenCommandLine.Help) {
                System.out.print(HELP);
                return DONE;
            }
            return run(command, application);
        } catch (DraftRejected wrong) {
            wrong.faults().forEach(fault -> System.err.println("--" + fault));
        } catch (WrongTokenUsage wrong) {
            System.err.println(wrong.getMessage());
        }
        System.err.println("See: token --help");
        return FAILED;
    }

    private static int run(
            TokenCommandLine command, Function<List<String>, ConfigurableApplicationContext> application) {
        try (var context = application.apply(command.settings())) {
            return new TokenCommandLifecycle(context.getBean(Tokens.class)).run(command) ? DONE : FAILED;
        } catch (RuntimeException failure) {
            System.err.println("Failed: " + failure.getMessage());
            return FAILED;
        }
    }
}

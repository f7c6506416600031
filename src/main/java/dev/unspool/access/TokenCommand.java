package dev.unspool.access;

import dev.unspool.article.DraftRejected;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code token create|list|revoke}: gives out access tokens and takes them back, on the server itself. */
public final class TokenCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private static final String HELP = """
            token create --name NAME --scopes SCOPE,... [--days N] [--SETTING=VALUE...]
            token list [--SETTING=VALUE...]
            token revoke ID [--SETTING=VALUE...]

              Access tokens for the newsroom's doors, /api/v1/newsroom. A new token is printed once, alone on the standard
              output; only its hash is kept. While the server runs or not; what is revoked is refused from the next request on.

              --name NAME         what the token is for; the audit log shows it
              --scopes SCOPE,...  write: read all articles, create and change drafts
                                  publish: publish, correct, take down, kill
                                  moderate: decide on comments
                                  admin: access tokens and the audit log
              --days N            until it expires: %d, at most %d
              --SETTING=VALUE     a setting of the application, such as --spring.r2dbc.url=...

              Ends with 0, or with 1 when it failed.
            """.formatted(TokenOrder.DEFAULT_DAYS, TokenOrder.MAX_DAYS);

    private TokenCommand() {}

    /**
     * Gives the code to exit with.
     *
     * @param application starts it, without a web server, with the settings given
     */
    public static int run(List<String> arguments, Function<List<String>, ConfigurableApplicationContext> application) {
        try {
            var errand = TokenErrand.parse(arguments);
            if (errand instanceof TokenErrand.Help) {
                System.out.print(HELP);
                return DONE;
            }
            return run(errand, application);
        } catch (DraftRejected wrong) {
            wrong.faults().forEach(fault -> System.err.println("--" + fault));
        } catch (WrongUsage wrong) {
            System.err.println(wrong.getMessage());
        }
        System.err.println("See: token --help");
        return FAILED;
    }

    private static int run(TokenErrand errand, Function<List<String>, ConfigurableApplicationContext> application) {
        try (var context = application.apply(errand.settings())) {
            return new TokenErrandLifecycle(context.getBean(Tokens.class)).run(errand) ? DONE : FAILED;
        } catch (RuntimeException failure) {
            System.err.println("Failed: " + failure.getMessage());
            return FAILED;
        }
    }
}

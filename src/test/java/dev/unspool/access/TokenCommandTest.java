package dev.unspool.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.cursor.SortKey;
import dev.unspool.embedded.SiteTest;
import dev.unspool.ledger.Actor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The token command, with a test's store in place of a started application. */
@SiteTest
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class TokenCommandTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    private Tokens tokens;

    @Autowired
    private DatabaseClient database;

    @Test
    void printsItsHelp() {
        var said = run("--help");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("token create --name", "--scopes", "--days", "token revoke ID", "90", "365");
    }

    @Test
    void printsOnlyTheTokenOnStandardOutput() {
        var said = run("create", "--name", "Desk", "--scopes", "write,publish", "--days=30");
        assertThat(said.code()).isZero();
        var text = said.out().strip();
        assertThat(TokenText.parse(text)).isPresent();
        assertThat(said.err()).contains("Expires").doesNotContain(text);
        var token = tokens.use(text).block();
        assertThat(token.name()).isEqualTo("Desk");
        assertThat(token.scopes()).containsExactlyInAnyOrder("write", "publish");
        assertThat(token.expiresAt()).isEqualTo(token.createdAt().plus(Duration.ofDays(30)));
    }

    @Test
    void listsAndRevokesTokens() {
        var text = run("create", "--scopes=admin", "--name=To be revoked").out().strip();
        var id = tokens.use(text).block().id().toString();
        assertThat(run("list").out())
                .contains(id, "To be revoked", "admin", "until")
                .doesNotContain(text);
        var revoked = run("revoke", id);
        assertThat(revoked.code()).isZero();
        assertThat(tokens.use(text).hasElement().block()).isFalse();
        assertThat(run("list").out()).contains("revoked");
        assertThat(run("revoke", "01900000-0000-7000-8000-000000000000").code()).isOne();
    }

    @Test
    void createsOneFirstTokenIfSeveralInstancesStartAtOnce() {
        database.sql("truncate access_token cascade").then().block(LIMIT);
        var order = TokenRequest.of("Demo", List.of("write"), 1);
        var issued = Flux.range(0, 6)
                .flatMap(instance -> tokens.createFirst(order, Actor.COMMAND), 6)
                .collectList()
                .block(LIMIT);
        assertThat(issued).hasSize(1);
        assertThat(tokens.list(SortKey.NEWEST, 10).block(LIMIT)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | create, list or revoke",
                "steal | create, list or revoke",
                "create | --name: say what",
                "create --name x | --scopes: name at least one",
                "create --name x --scopes root | there are only write",
                "create --name x --scopes write --days 400 | give 1 to 365 days",
                "create --name x --scopes write --days soon | --days as a number",
                "create --name x --scopes | Give --scopes a value",
                "create --name x --scopes write --day 3 | There is no option --day",
                "create it --name x --scopes write | What is it for?",
                "list --name x | There is no option --name",
                "revoke | Name the token",
                "revoke me | me is no id",
            })
    void explainsWrongUsageWithoutStartingTheApplication(String line, String said) {
        var answer = runWith(
                settings -> {
                    throw new AssertionError("started the application");
                },
                line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(answer.code()).isOne();
        assertThat(answer.err()).contains(said, "token --help");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void passesSettingsToTheApplication() {
        var seen = new ArrayList<String>();
        runWith(
                settings -> {
                    seen.addAll(settings);
                    return context();
                },
                "list",
                "--spring.r2dbc.url=x");
        assertThat(seen).containsExactly("--spring.r2dbc.url=x");
    }

    private record Said(int code, String out, String err) {}

    private Said run(String... arguments) {
        return runWith(settings -> context(), arguments);
    }

    private GenericApplicationContext context() {
        var context = new GenericApplicationContext();
        context.registerBean(Tokens.class, () -> tokens);
        context.refresh();
        return context;
    }

    private static Said runWith(
            Function<List<String>, ConfigurableApplicationContext> application, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var outBefore = System.out;
        var errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            var code = TokenCommand.run(List.of(arguments), application);
            return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }
}

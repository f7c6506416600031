package dev.unspool.embedded;

import dev.unspool.contract.AnswerCheck;
import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.TestArticles;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The application under test, its articles and its address. */
public final class TestSite {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Of an answer; the OpenAPI document is the largest. */
    private static final int MOST_BYTES = 4 << 20;

    private final ApplicationContext application;

    public TestSite(ApplicationContext application) {
        this.application = application;
    }

    /** Adds articles to the existing ones. */
    public TestArticles articles() {
        return new TestArticles(application.getBean(ArticleLedger.class));
    }

    /** Removes all articles and returns a helper to publish new ones. */
    public TestArticles emptied() {
        return TestArticles.inEmptyStore(
                application.getBean(DatabaseClient.class), application.getBean(ArticleLedger.class));
    }

    public int port() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The address of the application, without a trailing slash. */
    public String address() {
        return "http://localhost:" + port();
    }

    /** Creates a client of the application with a time limit that suits a busy machine. Each answer of the API must be as the OpenAPI document says. */
    public WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl(address())
                .responseTimeout(LIMIT)
                .filter(new AnswerCheck(address()))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build();
    }
}

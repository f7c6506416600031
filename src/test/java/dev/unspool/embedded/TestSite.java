package dev.unspool.embedded;

import dev.unspool.ledger.ArticleLedger;
import dev.unspool.store.TestArticles;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The application that a test runs against, what is published in it, and its address. */
public final class TestSite {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ApplicationContext application;

    public TestSite(ApplicationContext application) {
        this.application = application;
    }

    /** Adds articles to those that are there. */
    public TestArticles articles() {
        return new TestArticles(application.getBean(ArticleLedger.class));
    }

    /** Removes all articles first. */
    public TestArticles emptied() {
        return TestArticles.inEmptyStore(
                application.getBean(DatabaseClient.class), application.getBean(ArticleLedger.class));
    }

    public int port() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Where the application answers, without a slash at the end. */
    public String address() {
        return "http://localhost:" + port();
    }

    /** A client of the application, as patient as a busy machine needs. */
    public WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl(address())
                .responseTimeout(LIMIT)
                .build();
    }
}

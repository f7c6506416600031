package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.embedded.SiteTest;
import dev.unspool.store.TestArticles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@SiteTest(database = SiteTest.SHARED)
class WithdrawnListingsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant OLD = Instant.parse("2001-06-01T12:00:00Z");

    @Autowired
    private WithdrawnListings listings;

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private DatabaseClient database;

    @Test
    void forgetsOnlyWhatIsOlderOfKilledArticles() {
        var article = TestArticles.manuscript("Withdrawn long ago", "old", List.of(), OLD);
        ledger.publish(List.of(article)).block(LIMIT);
        list(article.id(), "oldest", OLD.minusSeconds(3));
        assertThat(listings.trim(OLD).block(LIMIT)).as("it may be killed yet").isZero();
        var edit = new ArticleEdit(article.id(), null, Actor.IMPORT);
        ledger.kill(edit, "Withdrawn.", "<p>Withdrawn.</p>").block(LIMIT);
        assertThat(listings.trim(OLD).block(LIMIT)).as("feeds tell it now").isZero();
        list(article.id(), "older", OLD.minusSeconds(1));
        list(article.id(), "older still", OLD.minusSeconds(2));
        list(article.id(), "recent", OLD);
        assertThat(listings.trim(OLD).block(LIMIT)).isEqualTo(2);
        assertThat(listings.trim(OLD).block(LIMIT)).isZero();
        var left = database.sql("select topic from withdrawn_listing where article_id = :article")
                .bind("article", article.id().value())
                .map(row -> row.get(0, String.class))
                .all();
        assertThat(left.collectList().block(LIMIT)).contains("recent", "oldest").doesNotContain("older", "older still");
    }

    private void list(ArticleId article, String section, Instant at) {
        database.sql(
                        "insert into withdrawn_listing (list, topic, article_id, at) values ('section', :topic, :article, :at)")
                .bind("topic", section)
                .bind("article", article.value())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .block(LIMIT);
    }
}

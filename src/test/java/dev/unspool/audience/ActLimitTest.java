package dev.unspool.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.article.ArticleId;
import dev.unspool.web.Household;
import dev.unspool.web.Problem;
import dev.unspool.web.TestHouseholds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActLimitTest {

    private final AudienceSettings settings = OneInstance.settings();
    private final ActLimit limit =
            new ActLimit(settings, Clock.fixed(Instant.parse("2025-06-01T12:00:00Z"), ZoneOffset.UTC));
    private final Household household = TestHouseholds.any();

    @Test
    void limitsAHouseholdForAllArticlesTogether() {
        var most = settings.burst() * ActLimit.ARTICLES;
        for (int i = 0; i < most; i++) {
            limit.pass(household).block();
        }
        assertThatThrownBy(() -> limit.pass(household).block()).isInstanceOf(Problem.class);
        limit.pass(TestHouseholds.any()).block();
        assertThat(most)
                .as("leaves most places for acts that wait for Redis to others")
                .isLessThanOrEqualTo(UnsentActs.MAX_ACTS / 10);
    }

    @Test
    void limitsAHouseholdForOneArticle() {
        var article = new ArticleId(UUID.randomUUID());
        for (int i = 0; i < settings.burst(); i++) {
            limit.pass(household, article).block();
        }
        assertThatThrownBy(() -> limit.pass(household, article).block()).isInstanceOf(Problem.class);
        limit.pass(household, new ArticleId(UUID.randomUUID())).block();
    }
}

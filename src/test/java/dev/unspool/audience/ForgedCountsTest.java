package dev.unspool.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forged data in Redis stops nothing and is bounded. */
class ForgedCountsTest {

    private static final ArticleId ARTICLE = new ArticleId(new UUID(1, 2));

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-1", "1e9", "", "many", "99999999999999999999"})
    void ignoresImpossibleCounts(String count) {
        var batch = CountBatch.parse(UUID.randomUUID(), Map.of(ARTICLE + ":views", count, ARTICLE + ":depth", "50"));
        assertThat(batch.counts()).isEqualTo(Map.of(ARTICLE, Map.of(Figure.VIEWS, 0L, Figure.DEPTH, 50L)));
    }

    @Test
    void readsNoMoreArticlesThanARankingMayHave() {
        var text = IntStream.rangeClosed(0, 2 * Rankings.MAX_ARTICLES)
                .mapToObj(i -> new UUID(0, i).toString())
                .collect(Collectors.joining(" "));
        assertThat(Ranking.parse(text).articles()).hasSize(Rankings.MAX_ARTICLES);
    }
}

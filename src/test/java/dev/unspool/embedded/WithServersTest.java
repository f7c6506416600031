package dev.unspool.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.test.StepVerifier;

@SiteTest(database = SiteTest.SHARED)
class WithServersTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Test
    void providesASeparateDatabase() {
        DatabaseClient.create(connections)
                .sql("select current_database()")
                .map(row -> row.get(0, String.class))
                .one()
                .as(StepVerifier::create)
                .assertNext(name -> assertThat(name).startsWith("test_"))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void endsStatementsThatTakeTooLong() {
        DatabaseClient.create(connections)
                .sql("show statement_timeout")
                .map(row -> row.get(0, String.class))
                .one()
                .as(StepVerifier::create)
                .expectNext("1min")
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void providesARedis() {
        redis.opsForValue()
                .set("with-servers", "yes")
                .as(StepVerifier::create)
                .expectNext(true)
                .expectComplete()
                .verify(LIMIT);
    }
}

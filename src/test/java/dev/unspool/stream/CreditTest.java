package dev.unspool.stream;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class CreditTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void letsNothingThroughBeyondTheCredit() {
        var credit = new Credit(0, 1);
        StepVerifier.create(credit.reaches(1, -1)).expectComplete().verify(LIMIT);
        StepVerifier.create(credit.reaches(2, -1))
                .expectSubscription()
                .then(() -> credit.raise(1))
                .then(() -> credit.raise(2))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void neverReachesFurtherThanTheWindow() {
        var credit = new Credit(0, 1_000);
        org.assertj.core.api.Assertions.assertThat(credit.upTo()).isEqualTo(Credit.WINDOW);
        credit.sent(2);
        credit.raise(1_000);
        org.assertj.core.api.Assertions.assertThat(credit.upTo()).isEqualTo(2 + Credit.WINDOW);
    }

    @Test
    void isNeverLowered() {
        var credit = new Credit(0, 3);
        credit.raise(1);
        org.assertj.core.api.Assertions.assertThat(credit.upTo()).isEqualTo(3);
    }

    @Test
    void hearsTheSameCreditAgainAsAsking() {
        var credit = new Credit(0, 1);
        StepVerifier.create(credit.reaches(1, credit.count()))
                .expectSubscription()
                .then(() -> credit.raise(1))
                .expectComplete()
                .verify(LIMIT);
    }
}

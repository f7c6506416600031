package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditTest {

    @Test
    void letsNothingThroughBeyondTheCredit() {
        var credit = new Credit(0, 1);
        assertThat(credit.covers(1)).isTrue();
        assertThat(credit.covers(2)).isFalse();
        credit.raise(2, 1);
        assertThat(credit.covers(2)).isTrue();
    }

    @Test
    void neverReachesFurtherThanTheWindow() {
        var credit = new Credit(0, 1_000);
        assertThat(credit.upTo()).isEqualTo(Credit.WINDOW);
        credit.raise(1_000, 2);
        assertThat(credit.upTo()).isEqualTo(2 + Credit.WINDOW);
    }

    @Test
    void isNeverLowered() {
        var credit = new Credit(0, 3);
        credit.raise(1, 0);
        assertThat(credit.upTo()).isEqualTo(3);
    }
}

package dev.unspool.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two names are one only if they are equal once normalized. */
class TopicNameTest {

    @Test
    void composesLettersAndJoinsBlanks() {
        assertThat(TopicName.normalized(" Jose\u0301  Mun\u0303oz\n")).isEqualTo("Jos\u00E9 Mu\u00F1oz");
    }

    /** The length is refused later; sorting a run of marks would take minutes. */
    @Test
    void leavesWhatIsFarTooLongForANameAsItIs() {
        var marks = "a" + "\u0315".repeat(2_000) + "\u0300".repeat(2_000);
        assertThat(TopicName.normalized(marks)).isSameAs(marks);
    }
}

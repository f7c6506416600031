package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopFramesTest {

    @Test
    void ranksTheFiveMostFrequentFramesWithTheirShares() {
        var frames = List.of("A.a", "B.b", "B.b", "B.b", "C.c", "C.c", "D.d", "E.e", "F.f", "F.f");
        assertThat(TopFrames.ranked(frames))
                .containsExactly(" 30.0 %  B.b", " 20.0 %  C.c", " 20.0 %  F.f", " 10.0 %  A.a", " 10.0 %  D.d");
    }
}

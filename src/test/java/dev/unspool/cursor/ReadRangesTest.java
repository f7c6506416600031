package dev.unspool.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadRangesTest {

    @Test
    void mergesNeighboursAndOverlaps() {
        assertThat(ReadRanges.parse("7,1-3,4-5,2,9-9")).hasToString("1-5,7,9");
        assertThat(ReadRanges.parse("7,1-3,4-5,2,9-9").multirange()).isEqualTo("{[1,5],[7,7],[9,9]}");
    }

    @Test
    void readsAnEmptyTextAsNoRanges() {
        assertThat(ReadRanges.parse("")).isEqualTo(ReadRanges.NOTHING);
        assertThat(ReadRanges.NOTHING.multirange()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "1-", "1--2", "a", "1, 2", "01", "3-1", "1;2", ",", "1,,2", "99999999999999999999"})
    void refusesInvalidRanges(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReadRanges.parse(text));
    }

    @Test
    void refusesMoreThanOneKilobyte() {
        var long1 = "1".repeat(ReadRanges.MAX_LENGTH + 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadRanges.parse(long1))
                .withMessageContaining("1024");
    }

    @Property(tries = 200)
    void keepsExactlyTheSameNumbers(@ForAll @Size(max = 60) Set<@LongRange(min = 1, max = 90) Long> numbers) {
        var text = numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
        var kept = ReadRanges.parse(text).ranges().stream()
                .flatMap(range ->
                        LongStream.rangeClosed(range.first(), range.last()).boxed())
                .toList();
        assertThat(kept).containsExactlyElementsOf(new TreeSet<>(numbers));
    }
}

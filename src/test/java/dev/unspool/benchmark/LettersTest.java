package dev.unspool.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.ArticleId;
import dev.unspool.cursor.ReaderTokens;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.cursor.SigningKeys.Key;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LettersTest {

    private static final int BODY = 3;

    private final ReaderTokens tokens =
            new ReaderTokens(() -> new SigningKeys(List.of(new Key((byte) 1, new byte[32]))));
    private final List<Story> stories = IntStream.range(0, 5)
            .mapToObj(i -> new Story(new ArticleId(new UUID(0, i)), "story-" + i))
            .toList();
    private final Letters letters = new Letters(tokens, stories, Instant.parse("2026-01-01T12:00:00Z"));

    @Test
    void neverSaysTheSameTwice() {
        var all = Stream.of(letters.comments(500), letters.known(500), letters.ofOne(500), letters.comments(500))
                .flatMap(List::stream)
                .toList();
        assertThat(all).hasSize(2_000).extracting(letter -> parts(letter)[BODY]).doesNotHaveDuplicates();
    }

    @Test
    void sendsEachFromAnAddressOfItsOwnUnlessItIsAFloodOfOne() {
        assertThat(letters.comments(500)).extracting(letter -> parts(letter)[1]).doesNotHaveDuplicates();
        assertThat(letters.ofOne(500)).extracting(letter -> parts(letter)[1]).containsOnly("203.0.113.7");
    }

    @Test
    void showsOnlyForThoseWhoAreKnownWhoTheyAre() {
        assertThat(letters.comments(10)).extracting(letter -> parts(letter)[2]).containsOnly("");
        assertThat(letters.known(10))
                .extracting(letter ->
                        tokens.readAuthor(parts(letter)[2]).orElseThrow().id())
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsOfEachVisitTwiceAndCountsItOnce() {
        assertThat(letters.visits(5))
                .hasSize(5)
                .extracting(letter -> parts(letter)[BODY])
                .doesNotHaveDuplicates();
        letters.answeredVisits(5);
        letters.answeredVisits(4);
        assertThat(letters.visits()).isEqualTo(5);
    }

    @Test
    void leavesTheDiscussionAsItIs() {
        assertThat(Stream.of(letters.comments(100), letters.scattered(100), letters.visits(100)))
                .allSatisfy(some -> assertThat(some).noneMatch(letter -> letter.contains("story-0")));
    }

    private static String[] parts(String letter) {
        return letter.split("\t", -1);
    }
}

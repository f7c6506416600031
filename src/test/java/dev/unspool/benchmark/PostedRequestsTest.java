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

class PostedRequestsTest {

    private static final int BODY = 3;

    private final ReaderTokens tokens =
            new ReaderTokens(() -> new SigningKeys(List.of(new Key((byte) 1, new byte[32]))));
    private final List<DiscussedArticle> stories = IntStream.range(0, 5)
            .mapToObj(i -> new DiscussedArticle(new ArticleId(new UUID(0, i)), "story-" + i))
            .toList();
    private final PostedRequests posts = new PostedRequests(tokens, stories, Instant.parse("2026-01-01T12:00:00Z"));

    @Test
    void neverRepeatsAText() {
        var all = Stream.of(posts.comments(500), posts.known(500), posts.ofOne(500), posts.comments(500))
                .flatMap(List::stream)
                .toList();
        assertThat(all).hasSize(2_000).extracting(post -> parts(post)[BODY]).doesNotHaveDuplicates();
    }

    @Test
    void sendsEachFromADifferentAddressUnlessItIsAFlood() {
        assertThat(posts.comments(500)).extracting(post -> parts(post)[1]).doesNotHaveDuplicates();
        assertThat(posts.ofOne(500)).extracting(post -> parts(post)[1]).containsOnly("203.0.113.7");
    }

    @Test
    void sendsAnAuthorTokenForKnownAuthorsOnly() {
        assertThat(posts.comments(10)).extracting(post -> parts(post)[2]).containsOnly("");
        assertThat(posts.known(10))
                .extracting(
                        post -> tokens.readAuthor(parts(post)[2]).orElseThrow().id())
                .doesNotHaveDuplicates();
    }

    @Test
    void sendsEachVisitTwiceAndCountsItOnce() {
        assertThat(posts.visits(5))
                .hasSize(5)
                .extracting(post -> parts(post)[BODY])
                .doesNotHaveDuplicates();
        posts.answeredVisits(5);
        posts.answeredVisits(4);
        assertThat(posts.visits()).isEqualTo(5);
    }

    @Test
    void leavesTheDiscussionUnchanged() {
        assertThat(Stream.of(posts.comments(100), posts.scattered(100), posts.visits(100)))
                .allSatisfy(some -> assertThat(some).noneMatch(post -> post.contains("story-0")));
    }

    private static String[] parts(String post) {
        return post.split("\t", -1);
    }
}

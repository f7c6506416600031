package dev.unspool.benchmark;

import dev.unspool.cursor.ReaderTokens;
import dev.unspool.cursor.SigningKeys;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The requests that readers post, one a line: path, sender's address, author's token and body, separated by tabs. No text, visit or sender
 * is used twice, unless requested.
 */
final class PostedRequests {

    static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "application/json",
            "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");

    /** Longer than a program takes to fill in a form, and shorter than a form is valid. */
    private static final Duration FILLING = Duration.ofMinutes(1);

    private static final int STORIES = 100;
    private static final String COMMENT = """
            {"name":"%s","text":"%s","formToken":"%s","website":""}""";
    private static final String SOMEBODY = "203.0.113.7";

    private final ReaderTokens tokens;
    private final DiscussedArticle one;
    private final List<DiscussedArticle> many;
    private final Instant opened;
    private long number;
    private long visits;

    /** @param stories one that has a discussion already, at least one that is commented on, and others @param now when a run begins */
    PostedRequests(ReaderTokens tokens, List<DiscussedArticle> stories, Instant now) {
        this.tokens = tokens;
        this.one = stories.get(1);
        this.many = stories.subList(1, stories.size());
        this.opened = now.minus(FILLING);
        this.number = now.toEpochMilli(); // no text again in a later run
    }

    static PostedRequests of(BenchmarkDatabase database, SigningKeys keys) throws SQLException {
        return new PostedRequests(
                new ReaderTokens(() -> keys), DiscussedArticle.newest(database, STORIES), Instant.now());
    }

    /** Returns comments on one article, each by an unknown author. */
    List<String> comments(int count) {
        return some(count, next -> comment(one, address(next), "", next));
    }

    /** Returns comments on one article, each by an author with another published comment. */
    List<String> known(int count) {
        return some(count, next -> comment(one, address(next), token(next), next));
    }

    /** Returns comments on one article from one address. */
    List<String> ofOne(int count) {
        return some(count, next -> comment(one, SOMEBODY, "", next));
    }

    /** Returns comments on many articles. */
    List<String> scattered(int count) {
        return some(count, next -> comment(any(next), address(next), "", next));
    }

    /** Returns views of many articles: each visit is sent when it begins and again when it ends. */
    List<String> visits(int count) {
        return some((count + 1) / 2, next -> next).stream()
                .flatMap(this::visit)
                .limit(count)
                .toList();
    }

    /** Records how many views were answered, from the first. */
    synchronized void answeredVisits(long posts) {
        visits += (posts + 1) / 2;
    }

    /** Returns how many visits were answered. */
    synchronized long visits() {
        return visits;
    }

    private synchronized <T> List<T> some(int count, LongFunction<T> post) {
        number += count;
        return LongStream.range(number - count, number).mapToObj(post).toList();
    }

    private Stream<String> visit(long next) {
        var id = UUID.randomUUID();
        var path = any(next).views();
        return Stream.of("{\"viewId\":\"%s\"}".formatted(id), "{\"viewId\":\"%s\",\"depth\":80}".formatted(id))
                .map(body -> line(path, address(next), "", body));
    }

    private String comment(DiscussedArticle story, String address, String author, long next) {
        var form = tokens.writeForm(story.id(), opened);
        return line(
                story.comments(),
                address,
                author,
                COMMENT.formatted("Reader " + next % 1_000, Commenter.text(next), form));
    }

    private String token(long next) {
        return tokens.writeAuthor(new Commenter(1 + (int) (next % Discussion.COMMENTS)).id(), opened);
    }

    private DiscussedArticle any(long next) {
        return many.get((int) (next % many.size()));
    }

    /** Returns an address of a private network: there are ten million. */
    private static String address(long next) {
        return "10.%d.%d.%d".formatted(next >> 16 & 255, next >> 8 & 255, next & 255);
    }

    private static String line(String path, String address, String author, String body) {
        return String.join("\t", path, address, author, body);
    }
}

package dev.unspool.thread;

import dev.unspool.article.ArticleId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The addresses of one article's comments at one instance, and comments that are written by SQL, as anybody may who changes the database. */
record ThreadSite(int port, ArticleId article, String slug, HttpClient client) {

    /** For whatever hangs, on the slowest machine. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMillis(20);

    static ThreadSite at(int port, ArticleId article, String slug) {
        var connections = ConnectionProvider.builder("threads")
                .maxConnections(1_000)
                .pendingAcquireMaxCount(10_000)
                .build();
        return new ThreadSite(
                port,
                article,
                slug,
                HttpClient.create(connections).host("localhost").port(port));
    }

    /** The page, its fragment, the JSON, and the same in the other order: all forms in which everybody sees a thread. */
    List<String> addresses() {
        var page = "/articles/" + slug + "/comments";
        var json = "/api/v1/articles/" + article + "/comments";
        return List.of(
                page,
                page + "?fragment=1",
                json,
                page + "?order=oldest",
                page + "?fragment=1&limit=100&count=7",
                json + "?order=oldest&limit=100");
    }

    Answer get(String path, String... headers) {
        return Objects.requireNonNull(ask(path, headers).block(LIMIT));
    }

    Mono<Answer> ask(String path, String... headers) {
        return client.headers(all -> {
                    for (int i = 0; i < headers.length; i += 2) {
                        all.set(headers[i], headers[i + 1]);
                    }
                })
                .get()
                .uri(path)
                .responseSingle((head, body) -> body.asByteArray()
                        .defaultIfEmpty(new byte[0])
                        .map(bytes -> new Answer(
                                head.status().code(),
                                head.responseHeaders(),
                                new String(bytes, StandardCharsets.UTF_8))));
    }

    /** Returns what every address answers. */
    List<Answer> all() {
        var answers = new ArrayList<Answer>();
        addresses().forEach(address -> answers.add(get(address)));
        return answers;
    }

    /** Waits until every address answers so. */
    void await(Predicate<Answer> isSo) throws InterruptedException {
        for (var address : addresses()) {
            await(address, isSo);
        }
    }

    /** Waits until the address answers so. */
    void await(String address, Predicate<Answer> isSo) throws InterruptedException {
        for (var end = System.nanoTime() + LIMIT.toNanos(); !isSo.test(get(address)); ) {
            if (System.nanoTime() > end) {
                throw new AssertionError(address + " answers " + get(address));
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** Adds a comment by SQL, which no instance hears of. */
    UUID add(DatabaseClient database, String state, String text, @Nullable UUID parent) {
        var id = UUID.randomUUID();
        var insert = database.sql(
                        "insert into comment (id, article_id, parent_id, state, name, text, created_at, author_id)"
                                + " values (:id, :article, cast(:parent as uuid), :state, 'Ada', :text, now(), :id)")
                .bind("id", id)
                .bind("article", article.value())
                .bind("state", state)
                .bind("text", text);
        (parent == null ? insert.bindNull("parent", UUID.class) : insert.bind("parent", parent))
                .then()
                .block(LIMIT);
        return id;
    }

    /** An answer, decoded. */
    record Answer(int status, io.netty.handler.codec.http.HttpHeaders headers, String text) {

        boolean shows(String words) {
            return status == 200 && text.contains(words);
        }
    }
}

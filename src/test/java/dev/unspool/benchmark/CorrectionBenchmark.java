package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import dev.unspool.load.ProgramOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The benchmark of corrections: {@code ./mvnw -q -Pbenchmark -DskipTests verify -Dbenchmark.program=CorrectionBenchmark}. Adds one word to each of
 * many articles, and prints the bytes that a correction and an article take on the wire.
 */
final class CorrectionBenchmark {

    private static final String HELP = """
            Adds one word to each article, and counts bytes: of events, of whole versions, and of differences.

              corpus=          file of articles, as import reads it; without one, made-up articles are corrected
              articles=1000    made-up ones
              corrections=100  of the newest articles, one each
            """;

    private static final Map<String, String> DEFAULTS = Map.of("corpus", "", "articles", "1000", "corrections", "100");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int OK = 200;

    /** Text up to the end of a word. */
    private static final Pattern GAP = Pattern.compile(">[^<>]*?\\p{L}(?= )");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ByteCounts counts = new ByteCounts();
    private final int port;
    private final String token;

    private record Corrected(String id, String slug, int version) {}

    private CorrectionBenchmark(int port, String token) {
        this.port = port;
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        var options = ProgramOptions.parse(HELP, DEFAULTS, arguments);
        var corpus = options.text("corpus");
        if (!corpus.isEmpty() && !Files.isRegularFile(Path.of(corpus))) {
            System.out.println("There is no file " + corpus + ": nothing is measured.");
            System.exit(0);
        }
        var database = corpus.isEmpty()
                ? BenchmarkDatabase.open(options.number("articles"))
                : BenchmarkDatabase.open(Path.of(corpus));
        var token = token(database);
        var settings = database.settings();
        try (var instance = Instance.start("corrections", Instance.freePort(), settings, List.of("-Xmx512m"), List.of())
                .awaitReady()) {
            var articles = database.ask(
                    "select id from article where status = 'published' order by published_at desc, id desc limit "
                            + options.number("corrections"),
                    row -> row.getObject(1, UUID.class).toString());
            new CorrectionBenchmark(instance.port(), token).run(articles);
        }
        System.exit(0);
    }

    /** Creates an access token, as an operator does. */
    private static String token(BenchmarkDatabase database) throws IOException {
        var command = Instance.command(
                database.settings(),
                List.of("-Xmx256m"),
                "token",
                "create",
                "--name=Corrector",
                "--scopes=write,publish");
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = process.inputReader()) {
            return lines.lines().reduce((first, last) -> last).orElseThrow().strip();
        }
    }

    private void run(List<String> articles) throws Exception {
        try (var news = StreamBytes.open(client, address("/api/v1/stream?upTo=0"));
                var whole = StreamBytes.open(client, address("/api/v1/stream?upTo=0&bodies=1&html=1"))) {
            for (var article : articles) {
                measure(corrected(article));
            }
            news.await("article-updated", articles.size());
            whole.await("article-updated", articles.size());
            counts.add("event of a stream", news.bytes("article-updated"), articles.size());
            counts.add("event with bodies=1 and html=1", whole.bytes("article-updated"), articles.size());
        }
        for (var article : articles) {
            measureReading(article);
        }
        System.out.printf("%n%d corrections of one word, and %d articles read%n", articles.size(), articles.size());
        counts.print();
    }

    /** Inserts one word near the middle of the text. */
    private Corrected corrected(String id) throws Exception {
        var article = JSON.readTree(send(request("/api/v1/articles/" + id)).body());
        var body = article.get("bodyHtml").asString();
        var gap = GAP.matcher(body);
        var at = gap.find(body.length() / 2) || gap.find(0) ? gap.end() : body.length();
        var better = body.substring(0, at) + " now" + body.substring(at);
        var newsroom = "/api/v1/newsroom/articles/" + id;
        var tag = send(authorised(newsroom)).headers().firstValue("ETag").orElseThrow();
        var order = JSON.createObjectNode().put("bodyHtml", better).put("note", "A word was missing.");
        var done = JSON.readTree(send(authorised(newsroom + "/correct")
                        .header("If-Match", tag)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order.toString())))
                .body());
        return new Corrected(
                id, article.get("slug").asString(), done.get("version").asInt());
    }

    private void measure(Corrected article) throws Exception {
        var version = "version=" + article.version();
        var from = "from=" + (article.version() - 1);
        var element = "/articles/" + article.slug() + "?fragment=1&" + version;
        var json = "/api/v1/articles/" + article.id() + "/versions/" + article.version();
        for (var coding : List.of("identity", "br")) {
            count("element, whole", element, coding);
            count("element, difference", element + "&" + from, coding);
            count("JSON, whole", json, coding);
            count("JSON, difference", json + "?" + from, coding);
        }
        count("change log", "/api/v1/changes?limit=1&after=" + (head() - 1), "identity");
        count("tail", tail(), "identity");
    }

    /** Reads the article that follows in a session, as an event with its element and without. */
    private void measureReading(String article) throws Exception {
        for (var html : List.of("", "&html=1")) {
            try (var stream = StreamBytes.open(client, address("/api/v1/stream?upTo=1&article=" + article + html))) {
                var name = stream.awaitEither("next-article", "end-of-feed");
                if (name.equals("next-article")) {
                    counts.add("article of a session" + html, stream.bytes(name), 1);
                    counts.addFlushed("article of a session" + html, stream.text(name));
                }
            }
        }
    }

    private long head() throws Exception {
        return feed().at("/changes/seq").asLong();
    }

    /** Returns the address whose answer tells of the last change. */
    private String tail() throws Exception {
        var changes = feed().get("changes");
        var parts = changes.get("tail").asString().split("/");
        return "/api/v1/tail/%s/%d/0".formatted(parts[4], changes.get("seq").asLong() - 1);
    }

    private JsonNode feed() throws Exception {
        return JSON.readTree(send(request("/api/v1/feed?limit=1")).body());
    }

    private void count(String what, String path, String coding) throws Exception {
        var answer = send(request(path).header("Accept-Encoding", coding));
        counts.add(what + (coding.equals("identity") ? "" : ", " + coding), answer.body().length, 1);
        counts.add("headers of an answer", headers(answer), 1);
    }

    private static int headers(HttpResponse<?> answer) {
        return answer.headers().map().entrySet().stream()
                .flatMapToInt(header -> header.getValue().stream()
                        .mapToInt(value -> header.getKey().length() + value.length() + ": \r\n".length()))
                .sum();
    }

    /** @throws IllegalStateException for any status but 200 */
    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(answer + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private HttpRequest.Builder authorised(String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}

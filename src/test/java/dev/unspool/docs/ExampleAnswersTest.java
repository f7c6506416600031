package dev.unspool.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.TestSite;
import dev.unspool.newsroom.NewsroomApiTest;
import dev.unspool.web.Site;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The guide's examples are answers of the server. After a change of answers, {@code -Dunspool.examples.write=true} has this test write the files anew.
 */
class ExampleAnswersTest extends NewsroomApiTest {

    private static final Path HOME = Path.of("src/main/resources/docs/answers");
    private static final boolean WRITES = Boolean.getBoolean("unspool.examples.write");
    private static final String EXAMPLE = "http://localhost:8080";

    /** Members with other values in each run. Only that they are there is compared, and whether they are texts or numbers. */
    private static final Set<String> VARYING = Set.of(
            "articleId",
            "at",
            "author",
            "authoredAt",
            "createdAt",
            "cursor",
            "editableUntil",
            "head",
            "id",
            "instance",
            "next",
            "number",
            "previous",
            "publishedAt",
            "read",
            "seq",
            "serverTime",
            "sid",
            "tail",
            "token",
            "traceId",
            "updatedAt");

    private static final String DRAFT = """
            {"title": "%s", "standfirst": "Noon comes twice at the harbour.", "section": "Harbour", "tags": ["Clocks"],
             "author": {"name": "Mira Oduya", "bio": "Writes on the harbour."}, "language": "en",
             "bodyHtml": "<p>The harbour office has two clocks.</p>", "publish": %s}""";

    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectWriter PRETTY = JSON.writer()
            .with(new DefaultPrettyPrinter()
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)));

    @Autowired
    private TestSite site;

    @Autowired
    private Site address;

    private final Map<String, String> answers = new TreeMap<>();

    @Test
    @Timeout(120)
    void areAnswersOfTheServer() throws Exception {
        site.emptied();
        var first = publish("Rain at the canvas");
        var second = publish("The clock that keeps two times");
        readOn(first);
        discuss(second);
        change(second);
        refuse(second);
        keep("ready.json", read("/readyz").json());
        for (var example : answers.entrySet()) {
            assertTrue(HOME.resolve(example.getKey()), example.getValue());
        }
        assertThat(files()).containsExactlyElementsOf(answers.keySet());
    }

    private void readOn(String article) throws Exception {
        keep("feed.json", read("/api/v1/feed?limit=1").json());
        keep("next.json", read("/api/v1/articles/" + article + "/next").json());
        var newest = read("/api/v1/feed").json().at("/items/0/number").asLong();
        keep(
                "end.json",
                read("/api/v1/articles/" + article + "/next?read=1-" + newest).json());
        var seq = read("/api/v1/feed").json().at("/changes/seq").asLong();
        keep("changes.json", read("/api/v1/changes?limit=1&after=" + (seq - 2)).json());
        var tail = read("/api/v1/feed").json().at("/changes/tail").asString();
        keep(
                "tail.json",
                read(tail.replace("/" + seq + "/", "/" + (seq - 1) + "/")).json());
        answers.put("stream.txt", asPublic(twoEvents("/api/v1/stream?article=" + article)));
    }

    private void discuss(String article) {
        var comments = "/api/v1/articles/" + article + "/comments";
        var comment = send(HttpMethod.POST, comments, "{\"name\": \"Ada\", \"text\": \"Well said.\"}", Map.of())
                .expect(202);
        keep("comment.json", comment.json());
        post("/api/v1/newsroom/comments/" + comment.text("/comment/id") + "/approve", null)
                .expect(200);
        keep("comments.json", read(comments).json());
    }

    private void change(String article) {
        keep(
                "draft.json",
                post(ARTICLES, DRAFT.formatted("The clock stopped", false))
                        .expect(201)
                        .json());
        var correction = "{\"title\": \"The clock keeps two times\", \"note\": \"A headline had a word too many.\"}";
        keep(
                "corrected.json",
                post(ARTICLES + '/' + article + "/correct", correction, "\"v1\"")
                        .expect(200)
                        .json());
    }

    private void refuse(String article) {
        keep("limit.json", read("/api/v1/feed?limit=1000").expect(400).json());
        keep(
                "faults.json",
                post(ARTICLES, "{\"title\": \"\", \"headline\": \"Rain\", \"publish\": true}")
                        .expect(422)
                        .json());
        post(ARTICLES + '/' + article + "/takedown", "{\"notice\": \"Withdrawn by the editors.\"}", "\"v2\"")
                .expect(200);
        keep("retracted.json", read("/api/v1/articles/" + article).expect(410).json());
    }

    private String publish(String title) {
        return post(ARTICLES, DRAFT.formatted(title, true)).expect(201).id();
    }

    private void keep(String name, JsonNode answer) {
        answers.put(name, asPublic(PRETTY.writeValueAsString(answer)));
    }

    /** Returns the answer as a site at the example's address would have given it. */
    private String asPublic(String answer) {
        var own = address.baseUrl().toString();
        return answer.replace(own, EXAMPLE).replace(encoded(own), encoded(EXAMPLE)) + '\n';
    }

    private static String encoded(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    private String twoEvents(String uri) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(site.address() + uri))
                .timeout(LIMIT)
                .build();
        var lines = new ArrayList<String>();
        try (var stream =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body()) {
            var events = stream.iterator();
            for (int blanks = 0; blanks < 2; ) {
                lines.add(events.next());
                blanks += lines.get(lines.size() - 1).isEmpty() ? 1 : 0;
            }
        }
        return String.join("\n", lines);
    }

    private static List<String> files() throws IOException {
        try (var files = Files.list(HOME)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertTrue(Path file, String answer) throws IOException {
        if (WRITES) {
            Files.writeString(file, answer);
        }
        assertThat(masked(Files.readString(file))).as(file.toString()).isEqualTo(masked(answer));
    }

    /** Returns the text with its varying parts masked, line by line where it is a stream. */
    private static String masked(String text) {
        return text.startsWith("{")
                ? JSON.writeValueAsString(masked(JSON.readTree(text)))
                : text.lines().map(ExampleAnswersTest::maskedLine).reduce("", (one, other) -> one + '\n' + other);
    }

    private static String maskedLine(String line) {
        return line.startsWith("data: ")
                ? masked(line.substring("data: ".length()))
                : line.replaceFirst("^(id|retry): .*", "$1");
    }

    private static JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var member : object.properties()) {
                if (VARYING.contains(member.getKey()) && member.getValue().isValueNode()) {
                    member.setValue(JSON.getNodeFactory()
                            .stringNode(member.getValue().getNodeType().name()));
                }
            }
        }
        node.forEach(ExampleAnswersTest::masked);
        return node;
    }
}

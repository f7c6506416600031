package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import dev.unspool.load.ProgramOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The benchmark of the search: {@code ./mvnw -q -Pbenchmark -DskipTests verify -Dbenchmark.program=SearchBenchmark}. Prints how long kinds of searches
 * and suggestions take, and, for the articles of a file, how often the words of a headline find its article.
 */
final class SearchBenchmark {

    private static final String HELP = """
            Measures searches of the packaged application, one after another.

              corpus=           file of articles, as import reads it; without one, made-up articles are searched
              articles=200000   made-up ones. Indexing them takes an hour, the first time
              headlines=1000    of the file, whose articles are looked for by their words
              rounds=200        of each kind of search
            """;

    private static final Map<String, String> DEFAULTS =
            Map.of("corpus", "", "articles", "200000", "headlines", "1000", "rounds", "200");

    private static final int WARMTH = 300;
    private static final int TOP = 3;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final BenchmarkDatabase database;
    private final int port;
    private final ProgramOptions options;

    private SearchBenchmark(BenchmarkDatabase database, int port, ProgramOptions options) {
        this.database = database;
        this.port = port;
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        var options = ProgramOptions.parse(HELP, DEFAULTS, arguments);
        var corpus = Path.of(options.text("corpus"));
        var hasCorpus = !options.text("corpus").isEmpty();
        if (hasCorpus && !Files.isRegularFile(corpus)) {
            System.out.println("There is no file " + corpus + ": nothing is measured.");
            System.exit(0);
        }
        var database = hasCorpus ? BenchmarkDatabase.open(corpus) : BenchmarkDatabase.open(options.number("articles"));
        var settings = new HashMap<>(database.settings());
        settings.put("unspool.search.limit", "1000000/1s");
        settings.put("unspool.search.suggestions", "1000000/1s");
        try (var instance = Instance.start("search", Instance.freePort(), settings, List.of("-Xmx1g"), List.of())
                .awaitReady()) {
            new SearchBenchmark(database, instance.port(), options).run(hasCorpus);
        }
        System.exit(0);
    }

    private void run(boolean hasCorpus) throws Exception {
        awaitIndex();
        System.out.printf("%n%,d articles%n", database.number("select count(*) from article_search"));
        measure();
        if (hasCorpus) {
            findKnownItems();
        }
    }

    private void awaitIndex() throws SQLException, InterruptedException {
        for (long left; (left = database.number("select count(*) from search_pending")) > 0; ) {
            System.out.printf("%,d articles are to be indexed.%n", left);
            Thread.sleep(10_000);
        }
        database.change("vacuum (analyze) article_search");
    }

    private void measure() throws Exception {
        var titles = database.ask(
                "select title from article where status = 'published' order by number desc limit 2000",
                row -> row.getString(1));
        var random = new Random(5);
        var rare = titles.stream().map(title -> longest(title)).toList();
        var searches = new LinkedHashMap<String, List<String>>();
        searches.put("common word", List.of("new", "open", "time", "work", "government", "people"));
        searches.put("rare word", rare);
        searches.put("two words", titles.stream().map(SearchBenchmark::twoWords).toList());
        searches.put(
                "prefix",
                rare.stream()
                        .map(word -> word.substring(0, Math.min(4, word.length())))
                        .toList());
        searches.put("two characters, Chinese", List.of("发布", "系统", "开源", "中国", "软件", "公司"));
        searches.put("Arabic with article", List.of("المدارس", "والكتاب", "القاهرة", "الحكومة", "بالعلم"));
        searches.put("nothing", List.of("qqxzzyv", "zzzzyxq bbbqqq", "xkcdqqq"));
        System.out.printf("%-26s %8s %8s %8s%n", "search", "p50 ms", "p99 ms", "max ms");
        for (var kind : searches.entrySet()) {
            measure(kind.getKey(), "/api/v1/search?q=", kind.getValue(), random);
        }
        measure(
                "suggestions",
                "/api/v1/search/suggestions?q=",
                titles.stream()
                        .map(title -> title.substring(0, Math.min(5, title.length())))
                        .toList(),
                random);
    }

    private void measure(String name, String address, List<String> queries, Random random) throws Exception {
        for (var i = 0; i < WARMTH; i++) {
            get(address, queries.get(random.nextInt(queries.size())));
        }
        var micros = new long[options.number("rounds")];
        for (var i = 0; i < micros.length; i++) {
            var query = queries.get(random.nextInt(queries.size()));
            var begin = System.nanoTime();
            get(address, query);
            micros[i] = (System.nanoTime() - begin) / 1_000;
        }
        Arrays.sort(micros);
        System.out.printf(
                "%-26s %8.1f %8.1f %8.1f%n",
                name,
                micros[micros.length / 2] / 1e3,
                micros[micros.length * 99 / 100] / 1e3,
                micros[micros.length - 1] / 1e3);
    }

    /** Looks for articles by the words of their headlines, as they are and with one typing mistake. */
    private void findKnownItems() throws Exception {
        var all = new ArrayList<>(database.ask(
                "select title, split_part(language, '-', 1) from article where status = 'published' order by number",
                row -> new Known(row.getString(1), row.getString(2))));
        Collections.shuffle(all, new Random(11));
        var languages = new LinkedHashMap<String, Tally>();
        System.out.printf(
                "%n%-10s %9s %9s %9s %16s%n", "language", "headlines", "as it is", "mistake", "as it was meant");
        for (var known : all.subList(0, Math.min(all.size(), options.number("headlines")))) {
            languages.computeIfAbsent(known.language(), language -> new Tally()).add(find(known));
        }
        for (var language : List.of("ar", "zh", "ja", "ru")) { // the sample may have few of these
            var more = all.stream()
                    .filter(known -> known.language().equals(language))
                    .limit(200)
                    .toList();
            var tally = new Tally();
            for (var known : more) {
                tally.add(find(known));
            }
            languages.put(language, tally);
        }
        languages.entrySet().stream()
                .filter(language -> language.getValue().count >= 15)
                .forEach(language -> language.getValue().print(language.getKey()));
    }

    private Outcome find(Known known) throws Exception {
        var wrong = mistyped(known.title());
        var answer = get("/api/v1/search?q=", wrong);
        var isFound = isFirst(answer, known);
        var meant = answer.path("didYouMean").asStringOpt().orElse(null);
        return new Outcome(
                isFirst(get("/api/v1/search?q=", cut(known.title())), known),
                isFound,
                isFound || (meant != null && isFirst(get("/api/v1/search?q=", meant), known)));
    }

    private static boolean isFirst(JsonNode answer, Known known) {
        return answer.path("items")
                .valueStream()
                .limit(TOP)
                .anyMatch(item -> item.path("title").asString().equals(known.title()));
    }

    private JsonNode get(String address, String query) throws Exception {
        var uri = "http://localhost:" + port + address + URLEncoder.encode(query, StandardCharsets.UTF_8);
        var answer = client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " for " + query);
        }
        return JSON.readTree(answer.body());
    }

    /** Exchanges two neighbouring characters within the longest word. */
    private static String mistyped(String title) {
        var word = longest(title);
        var at = word.length() / 2;
        if (word.length() < 4) {
            return cut(title);
        }
        var wrong = word.substring(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.substring(at + 1);
        return cut(title.replace(word, wrong));
    }

    private static String longest(String title) {
        return Arrays.stream(title.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .filter(word -> !word.isEmpty())
                .orElse("news");
    }

    private static String twoWords(String title) {
        var words = Arrays.stream(title.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> word.length() > 3)
                .limit(2)
                .toList();
        return words.isEmpty() ? "two words" : String.join(" ", words);
    }

    private static String cut(String title) {
        return title.substring(0, Math.min(400, title.length()));
    }

    /** An article that is looked for. */
    private record Known(String title, String language) {}

    /** Whether it was among the first: by its headline, with a mistake, and after the answer's own correction. */
    private record Outcome(boolean asItIs, boolean withMistake, boolean asMeant) {}

    /** Counts the outcomes of a language. */
    private static final class Tally {

        private int count;
        private int asItIs;
        private int withMistake;
        private int asMeant;

        void add(Outcome outcome) {
            count++;
            asItIs += outcome.asItIs() ? 1 : 0;
            withMistake += outcome.withMistake() ? 1 : 0;
            asMeant += outcome.asMeant() ? 1 : 0;
        }

        void print(String language) {
            System.out.printf(
                    "%-10s %9d %8.1f%% %8.1f%% %15.1f%%%n",
                    language, count, share(asItIs), share(withMistake), share(asMeant));
        }

        private double share(int part) {
            return 100.0 * part / Math.max(1, count);
        }
    }
}

package dev.unspool.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Retraction;
import dev.unspool.article.TopicKind;
import dev.unspool.event.ArticleEvent;
import dev.unspool.event.ArticleEvent.ArticleCorrected;
import dev.unspool.event.ArticleEvent.ArticlePublished;
import dev.unspool.event.ArticleEvent.ArticleRetracted;
import dev.unspool.event.ArticleEvent.FilingChanged;
import dev.unspool.store.EventLog;
import dev.unspool.store.LogHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is suggested of the headlines in memory, and how changes reach them. */
class KnownHeadlinesTest {

    private static final UUID EPOCH = new UUID(1, 1);
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final SuggestedTopic HARBOUR = new SuggestedTopic(TopicKind.SECTION, "harbour", "Harbour");
    private static final SuggestedTopic ADA = new SuggestedTopic(TopicKind.AUTHOR, "ada-writer", "Ada Writer");

    @ParameterizedTest
    @CsvSource({
        "Crème brûlée at the café, creme caf",
        "Crème brûlée at the café, CAFÉ CR",
        "Straßenbahnen für Zürich, strassenb",
        "Новые школы Москвы, москвы шко",
        "فتحت وَالمَدارِسُ أبوابها, والمدارس ابو",
        "公司今天发布新手机, 发布",
        "公司今天发布新手机, 新手机",
        "公司今天发布新手机, 司",
        "東京タワーへ行く, タワ",
        "Ｆｕｌｌ ｗｉｄｔｈ, full wid",
        "O’Neil’s boat, neil b"
    })
    void findsHeadlinesByTheBeginningOfAnyWord(String title, String typed) {
        var known = loaded(article(1, title), article(2, "Another story"));
        assertThat(texts(known, typed)).containsExactly(title);
    }

    @ParameterizedTest
    @CsvSource({"fog harb", "'fo harbour'", "'x'", "'...'", "' '", "'\u200d'"})
    void findsNothingElse(String typed) {
        assertThat(texts(loaded(article(1, "Fog over the city")), typed)).isEmpty();
    }

    @Test
    void putsHeadlinesFirstThatBeginSoAndThenTheNewest() {
        var known = loaded(article(1, "Fog one"), article(2, "The fog two"), article(3, "Fog three"));
        assertThat(texts(known, "fog")).containsExactly("Fog three", "Fog one", "The fog two");
        assertThat(known.find("fog", 2)).hasSize(2);
    }

    @Test
    void suggestsTopicsBeforeHeadlines() {
        var known = loaded(article(1, "Harbour news", HARBOUR, ADA), article(2, "More", HARBOUR));
        assertThat(known.find("harb", 8))
                .extracting(Suggestion::code, Suggestion::text)
                .containsExactly(tuple("section", "Harbour"), tuple("article", "Harbour news"));
        assertThat(known.find("writer ad", 8)).extracting(Suggestion::code).containsExactly("author");
    }

    @Test
    void leavesRoomForHeadlinesHoweverManyTopicsMatch() {
        var topics = IntStream.range(0, 50)
                .mapToObj(i -> new SuggestedTopic(TopicKind.TAG, "fog-" + i, "Fog " + i))
                .toArray(SuggestedTopic[]::new);
        assertThat(loaded(article(1, "Fog", topics)).find("fog", 8)).hasSize(4);
    }

    @Test
    void followsWhatIsPublishedCorrectedAndRetracted() {
        var known = loaded(article(1, "Fog one", HARBOUR), article(2, "Fog two"));
        known = known.after(part(11, new ArticlePublished(id(3), 1)), read(article(3, "Fog three")));
        known = known.after(part(12, new ArticleCorrected(id(2), 2)), read(article(2, "Mist two")));
        assertThat(texts(known, "fog")).containsExactly("Fog three", "Fog one");
        assertThat(texts(known, "mist")).containsExactly("Mist two");
        known = known.after(part(13, new ArticleRetracted(id(1), 2, Retraction.Kind.KILL)), Map.of());
        assertThat(texts(known, "fog")).containsExactly("Fog three");
        assertThat(texts(known, "harbour")).isEmpty();
        assertThat(known.knows("one")).isFalse();
        known = known.after(part(14, new ArticleRetracted(id(3), 2, Retraction.Kind.TAKEDOWN)), Map.of());
        assertThat(texts(known, "fog")).isEmpty();
        assertThat(known.nearest("threee", 1)).isNull();
        assertThat(known.seq()).isEqualTo(14);
    }

    @Test
    void keepsChangesThatWereMadeWhileAnIndexWasRead() {
        var known = KnownHeadlines.none(head(10))
                .after(part(11, new ArticleRetracted(id(1), 2, Retraction.Kind.KILL)), Map.of());
        var readBefore = HeadlineIndex.of(List.of(article(1, "Fog one"), article(2, "Fog two")));
        assertThat(texts(known.with(readBefore, head(10)), "fog")).containsExactly("Fog two");
        var readAhead = HeadlineIndex.of(List.of(article(2, "Fog two"), article(3, "Fog three")));
        var ahead = known.with(readAhead, head(12));
        assertThat(texts(ahead, "fog")).containsExactly("Fog three", "Fog two");
        assertThat(texts(ahead.after(part(12, new ArticlePublished(id(3), 1)), read(article(3, "Fog three"))), "fog"))
                .containsExactly("Fog three", "Fog two");
    }

    @Test
    void takesNoIndexOfBeforeTheChangesItKnows() {
        var known = KnownHeadlines.none(head(10));
        assertThat(known.with(HeadlineIndex.of(List.of(article(1, "Fog"))), head(9))
                        .isLoaded())
                .isFalse();
        assertThat(known.with(HeadlineIndex.EMPTY, new LogHead(new UUID(2, 2), 10, 0))
                        .isLoaded())
                .isFalse();
    }

    @Test
    void mergesManyChangesIntoOneIndex() {
        var known = loaded(article(1, "Fog one"), article(2, "Fog two"));
        known = known.after(part(11, new ArticleRetracted(id(1), 2, Retraction.Kind.KILL)), Map.of());
        var before = known;
        known = known.after(part(12, new ArticlePublished(id(3), 1)), read(article(3, "Fog three")));
        known = known.with(HeadlineIndex.of(before.articles(100)), before);
        assertThat(texts(known, "fog")).containsExactly("Fog three", "Fog two");
        assertThat(known.mustBeLoaded()).isFalse();
        assertThat(known.articles(1)).extracting(SuggestedArticle::title).containsExactly("Fog three");
    }

    @Test
    void suggestsNoTopicsWhileNamesMayBeOld() {
        var known = loaded(article(1, "Harbour news", HARBOUR));
        var renamed = known.after(part(11, new FilingChanged(id(1), 1)), Map.of());
        assertThat(texts(renamed, "harbour")).containsExactly("Harbour news");
        assertThat(renamed.mustBeLoaded()).isTrue();
        var merged = renamed.with(HeadlineIndex.of(renamed.articles(100)), renamed);
        assertThat(texts(merged, "harbour")).containsExactly("Harbour news");
        var read = renamed.with(HeadlineIndex.of(renamed.articles(100)), head(11));
        assertThat(texts(read, "harbour")).containsExactly("Harbour", "Harbour news");
    }

    @Test
    void beginsAnewWhenTheLogIsAnotherOne() {
        var known = loaded(article(1, "Fog"));
        for (var part : List.of(
                new EventLog.Part(List.of(), head(9), null),
                new EventLog.Part(List.of(), head(12), null),
                part(12, new ArticlePublished(id(3), 1)),
                new EventLog.Part(List.of(), new LogHead(new UUID(2, 2), 10, 0), null))) {
            assertThat(known.after(part, Map.of()).isLoaded()).isFalse();
        }
        assertThat(known.after(new EventLog.Part(List.of(), head(10), null), Map.of()))
                .isSameAs(known);
    }

    @Test
    void readsAllAgainWhenChangesComeFasterThanTheyAreMerged() {
        var known = loaded(article(1, "Fog"));
        var changes = IntStream.range(0, 6_000)
                .<ArticleEvent>mapToObj(i -> new ArticleRetracted(id(i), 2, Retraction.Kind.KILL))
                .toArray(ArticleEvent[]::new);
        var after = known.after(part(11, changes), Map.of());
        assertThat(after.isLoaded()).isFalse();
        assertThat(after.seq()).isEqualTo(6_010);
    }

    @ParameterizedTest
    @CsvSource({
        "captian, captain",
        "capta1n, captain",
        "cpatain, captain",
        "capptain, captain",
        "captan, captain",
        "kaptayn, captain",
        "feryr, ferry",
        "brulee, brûlée"
    })
    void findsTheWordThatWasMeant(String typed, String meant) {
        var known = loaded(article(1, "Captain of the ferry"), article(2, "Crème Brûlée"));
        assertThat(known.nearest(Folding.folded(typed), 2)).isEqualTo(meant);
    }

    @Test
    void prefersFewerMistakesAndThenTheCommonerWord() {
        var known =
                loaded(article(1, "Castle"), article(2, "Cattle"), article(3, "Cattle again"), article(4, "Canticle"));
        assertThat(known.nearest("catle", 1)).isEqualTo("cattle");
        assertThat(known.nearest("casle", 2)).isEqualTo("castle");
    }

    @Test
    void countsMistakesAsASlowTableDoes() {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++) {
            var one = word(random);
            var other = word(random);
            var mistakes = slowDistance(one, other);
            assertThat(EditDistance.between(one, other, 2))
                    .as(one + " " + other)
                    .isEqualTo(Math.min(mistakes, 3));
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(6), 'a', 'd')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static int slowDistance(String one, String other) {
        var table = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                var ways = new ArrayList<>(List.of(
                        table[i - 1][j] + 1,
                        table[i][j - 1] + 1,
                        table[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1)));
                if (i > 1 && j > 1 && one.startsWith("" + other.charAt(j - 1) + other.charAt(j - 2), i - 2)) {
                    ways.add(table[i - 2][j - 2] + 1);
                }
                table[i][j] = ways.stream().min(Integer::compare).orElseThrow();
            }
        }
        return table[one.length()][other.length()];
    }

    private static KnownHeadlines loaded(SuggestedArticle... articles) {
        return KnownHeadlines.none(head(10)).with(HeadlineIndex.of(List.of(articles)), head(10));
    }

    private static List<String> texts(KnownHeadlines known, String typed) {
        return known.find(typed, 20).stream().map(Suggestion::text).toList();
    }

    private static LogHead head(long seq) {
        return new LogHead(EPOCH, seq, seq);
    }

    private static EventLog.Part part(long seq, ArticleEvent... events) {
        var entries = IntStream.range(0, events.length)
                .mapToObj(i -> new EventLog.Entry(seq + i, events[i], NOON))
                .toList();
        return new EventLog.Part(entries, head(seq + events.length - 1), null);
    }

    private static Map<ArticleId, SuggestedArticle> read(SuggestedArticle... articles) {
        return Arrays.stream(articles).collect(Collectors.toMap(SuggestedArticle::id, Function.identity()));
    }

    private static ArticleId id(int number) {
        return new ArticleId(new UUID(0, number));
    }

    /** Articles with higher numbers are newer. */
    private static SuggestedArticle article(int number, String title, SuggestedTopic... topics) {
        return new SuggestedArticle(id(number), NOON.plusSeconds(number), title, "article-" + number, List.of(topics));
    }
}

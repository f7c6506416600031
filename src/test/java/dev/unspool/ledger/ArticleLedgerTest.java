package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.Draft;
import dev.unspool.article.Headline;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Retraction;
import dev.unspool.article.Section;
import dev.unspool.article.Slug;
import dev.unspool.article.Tag;
import dev.unspool.embedded.SiteTest;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.LogHead;
import dev.unspool.store.TestArticles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a publishing transaction leaves in the tables. */
@SiteTest
class ArticleLedgerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant DATED = Instant.parse("1908-02-29T11:12:13.123456Z");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private ArticleStore store;

    @Autowired
    private DatabaseClient database;

    private LogHead before;

    @BeforeEach
    void rememberTheHead() {
        before = waitFor(store.head());
    }

    @Test
    void givesBackWhatWasPublished() {
        var manuscript = manuscript("The whole of it", "src-whole", List.of("Sea", "Ships"));
        publish(manuscript);
        var article = published(manuscript.id());
        var headline = article.headline();
        assertThat(headline.number()).isEqualTo(before.number() + 1);
        assertThat(headline.slug()).isEqualTo("the-whole-of-it");
        assertThat(headline.version()).isOne();
        assertThat(headline.publishedAt()).isEqualTo(DATED);
        assertThat(headline.section()).isEqualTo(new Section("harbour", "Harbour"));
        assertThat(headline.tags()).containsExactly(new Tag("sea", "Sea"), new Tag("ships", "Ships"));
        assertThat(headline.author()).isEqualTo(manuscript.draft().author());
        assertThat(headline.image()).isEqualTo(manuscript.draft().image());
        assertThat(headline.language()).isEqualTo(new Language("zh-CN"));
        assertThat(headline.readingMinutes()).isEqualTo(3);
        assertThat(article.bodyHtml()).isEqualTo(manuscript.bodyHtml());
        assertThat(article.corrections()).isEmpty();
    }

    @Test
    void putsAnArticleWithoutADateAtTheFarEnd() {
        var manuscript = manuscript("Some time ago", "src-undated", List.of(), null);
        publish(manuscript);
        var headline = published(manuscript.id()).headline();
        assertThat(headline.publishedAt()).isEqualTo(Headline.UNDATED);
        assertThat(headline.isDated()).isFalse();
    }

    @Test
    void changesNothingWhenTheSameSourceComesAgain() {
        publish(manuscript("First", "src-again", List.of("once")));
        var head = waitFor(store.head());
        var again = publish(manuscript("Second", "src-again", List.of("twice")));
        assertThat(again).isEqualTo(new Publication(0, 1, head.seq()));
        assertThat(waitFor(store.head())).isEqualTo(head);
        assertThat(waitFor(store.tag("twice").hasElement())).isFalse();
    }

    @Test
    void takesTheFirstOfTwoWithOneSourceInABatch() {
        var first = manuscript("First of two", "src-twice", List.of());
        var second = manuscript("Second of two", "src-twice", List.of());
        assertThat(publish(first, second)).isEqualTo(new Publication(1, 1, before.seq() + 1));
        assertThat(published(first.id()).headline().title()).isEqualTo("First of two");
        assertThat(waitFor(store.find(second.id().toString()).hasElement())).isFalse();
    }

    @Test
    void givesEveryArticleASlugOfItsOwn() {
        var one = manuscript("One title for all", "src-slug-1", List.of());
        var two = manuscript("One title for all", "src-slug-2", List.of());
        publish(one, two);
        var three = manuscript("One title for all", "src-slug-3", List.of());
        publish(three);
        assertThat(published(one.id()).headline().slug()).isEqualTo("one-title-for-all");
        assertThat(published(two.id()).headline().slug()).startsWith("one-title-for-all-");
        assertThat(published(three.id()).headline().slug())
                .startsWith("one-title-for-all-")
                .isNotEqualTo(published(two.id()).headline().slug());
    }

    @Test
    void numbersArticlesDenselyAndInTheirOrder() {
        var manuscripts = IntStream.range(0, 300)
                .mapToObj(i -> manuscript("Number " + i, "src-number-" + i, List.of("t" + i % 7)))
                .toList();
        waitFor(ledger.publish(manuscripts, NOW));
        var numbers = numbers("select number from article where source_id like 'src-number-%' order by "
                + "substring(source_id from 12)::int");
        assertThat(numbers).containsExactlyElementsOf(after(before.number(), 300));
        assertThat(seqs()).containsExactlyElementsOf(after(before.seq(), 300));
    }

    @Test
    void keepsTheLogDenseWhenManyPublishAtOnce() {
        waitFor(Flux.range(0, 40)
                .flatMap(
                        i -> ledger.publish(List.of(manuscript("Together", "src-at-once-" + i, List.of("same"))), NOW),
                        8)
                .then(Mono.just(true)));
        assertThat(seqs()).containsExactlyElementsOf(after(before.seq(), 40));
        assertThat(numbers("select count(distinct slug) from article where source_id like 'src-at-once-%'"))
                .containsExactly(40L);
    }

    @Test
    void leavesNothingBehindWhenAnArticleOfTheBatchFails() {
        var good = manuscript("Good", "src-good", List.of());
        var sameId = new Manuscript(
                good.id(), manuscript("Bad", "src-bad", List.of()).draft(), Slug.of("Bad"), "<p>b</p>", 1);
        assertThat(waitFor(ledger.publish(List.of(good, sameId), NOW)
                        .onErrorResume(e -> Mono.empty())
                        .hasElement()))
                .isFalse();
        assertThat(waitFor(store.head())).isEqualTo(before);
        assertThat(waitFor(store.find(good.id().toString()).hasElement())).isFalse();
    }

    @Test
    void keepsOneTagWhenTwoNamesShareASlug() {
        var manuscript = manuscript("Tagged twice", "src-tags", List.of("Open Source", "open-source", "Other"));
        publish(manuscript);
        assertThat(published(manuscript.id()).headline().tags())
                .extracting(Tag::slug)
                .containsExactly("open-source", "other");
    }

    @Test
    void fillsInWhatALaterArticleKnowsOfItsAuthor() {
        var known = new Author("grace-hopper", "Grace Hopper", "Writes of moths.", "/grace.svg");
        publish(by(Author.named("Grace Hopper"), "src-author-1"));
        publish(by(known, "src-author-2"));
        publish(by(Author.named("Grace Hopper"), "src-author-3"));
        assertThat(waitFor(store.author("grace-hopper"))).isEqualTo(known);
    }

    @Test
    void correctsATextAndKeepsItsPlace() {
        var manuscript = manuscript("Wrong", "src-correct", List.of("kept"));
        publish(manuscript);
        var seq = waitFor(ledger.correct(
                TestArticles.now(manuscript.id(), NOW),
                new Amendment("Right", null, new Amendment.Body("<p>New.</p>", 1), null, "The headline was wrong.")));
        var article = published(manuscript.id());
        assertThat(seq).isEqualTo(before.seq() + 2);
        assertThat(article.headline().title()).isEqualTo("Right");
        assertThat(article.headline().standfirst()).isEqualTo("A standfirst.");
        assertThat(article.headline().version()).isEqualTo(2);
        assertThat(article.headline().publishedAt()).isEqualTo(DATED);
        assertThat(article.headline().updatedAt()).isEqualTo(NOW);
        assertThat(article.bodyHtml()).isEqualTo("<p>New.</p>");
        assertThat(article.corrections()).singleElement().satisfies(correction -> {
            assertThat(correction.version()).isEqualTo(2);
            assertThat(correction.at()).isEqualTo(NOW);
            assertThat(correction.note()).isEqualTo("The headline was wrong.");
        });
        assertThat(texts("select title from revision where article_id = '" + manuscript.id() + "'"))
                .containsExactly("Wrong");
        assertThat(seqs()).containsExactlyElementsOf(after(before.seq(), 2));
    }

    @Test
    void retractsAnArticleFromEveryPage() {
        var manuscript = manuscript("Gone", "src-retract", List.of("vanishing"));
        publish(manuscript);
        waitFor(ledger.kill(TestArticles.now(manuscript.id(), NOW), "Never happened.", "<p>Never happened.</p>"));
        assertThat(waitFor(store.find(manuscript.id().toString())))
                .isInstanceOfSatisfying(Found.Retracted.class, found -> {
                    assertThat(found.retraction().kind()).isEqualTo(Retraction.Kind.KILL);
                    assertThat(found.retraction().notice()).isEqualTo("Never happened.");
                    assertThat(found.retraction().version()).isEqualTo(2);
                });
        assertThat(numbers("select count(*) from article_tag where tag_slug = 'vanishing'"))
                .containsExactly(0L);
        assertThat(seqs()).containsExactlyElementsOf(after(before.seq(), 2));
    }

    @Test
    void neitherCorrectsNorRetractsWhatIsNotPublished() {
        var manuscript = manuscript("Gone before", "src-gone", List.of());
        publish(manuscript);
        waitFor(ledger.takeDown(TestArticles.now(manuscript.id(), NOW), "Withdrawn."));
        var head = waitFor(store.head());
        var gone = TestArticles.now(manuscript.id(), NOW);
        var amendment = new Amendment("Again", null, null, null, "No.");
        assertThatThrownBy(() -> waitFor(ledger.correct(gone, amendment))).isInstanceOf(WrongStatus.class);
        assertThatThrownBy(() -> waitFor(ledger.takeDown(gone, "No."))).isInstanceOf(WrongStatus.class);
        var nowhere = TestArticles.now(new ArticleId(UUID.randomUUID()), NOW);
        assertThat(waitFor(ledger.kill(nowhere, "No.", "<p>No.</p>").hasElement()))
                .isFalse();
        assertThat(waitFor(store.head())).isEqualTo(head);
    }

    @Test
    void writesNothingOverWhatSomebodyElseWrote() {
        var manuscript = manuscript("Read by two", "src-stale", List.of());
        publish(manuscript);
        var read = new Instruction(manuscript.id(), new Edition(false, 1), Actor.COMMAND, NOW);
        waitFor(ledger.correct(read, new Amendment("First", null, null, null, "One.")));
        var head = waitFor(store.head());
        assertThatThrownBy(() -> waitFor(ledger.correct(read, new Amendment("Second", null, null, null, "Two."))))
                .isInstanceOfSatisfying(StaleEdition.class, stale -> {
                    assertThat(stale.current()).isEqualTo(new Edition(false, 2));
                    assertThat(stale.version()).isEqualTo(2);
                });
        assertThat(published(manuscript.id()).headline().title()).isEqualTo("First");
        assertThat(waitFor(store.head())).isEqualTo(head);
    }

    @Test
    void takesThePictureAwayAndKeepsItForTheRecord() {
        var manuscript = manuscript("Wrong picture", "src-picture", List.of());
        publish(manuscript);
        var without = new Amendment(null, new Amendment.Part<>(null), null, new Amendment.Part<>(null), "Wrong ship.");
        waitFor(ledger.correct(TestArticles.now(manuscript.id(), NOW), without));
        var headline = published(manuscript.id()).headline();
        assertThat(headline.image()).isNull();
        assertThat(headline.standfirst()).isNull();
        assertThat(headline.title()).isEqualTo("Wrong picture");
        assertThat(texts("select image_url from revision where article_id = '" + manuscript.id() + "'"))
                .containsExactly("https://pictures.example/a.jpg");
        var another = new Image("/b.jpg", null, null, "Another");
        waitFor(ledger.correct(
                TestArticles.now(manuscript.id(), NOW),
                new Amendment(null, null, null, new Amendment.Part<>(another), "Right ship.")));
        assertThat(published(manuscript.id()).headline().image()).isEqualTo(another);
    }

    private Publication publish(Manuscript... manuscripts) {
        return waitFor(ledger.publish(List.of(manuscripts), NOW));
    }

    private Article published(ArticleId id) {
        return ((Found.Published) waitFor(store.find(id.toString()))).article();
    }

    private List<Long> seqs() {
        return numbers("select seq from change_log where seq > " + before.seq() + " order by seq");
    }

    private List<Long> numbers(String sql) {
        return waitFor(
                database.sql(sql).map(row -> row.get(0, Long.class)).all().collectList());
    }

    private List<String> texts(String sql) {
        return waitFor(
                database.sql(sql).map(row -> row.get(0, String.class)).all().collectList());
    }

    private static List<Long> after(long number, int count) {
        return LongStream.rangeClosed(number + 1, number + count).boxed().toList();
    }

    private static Manuscript by(Author author, String source) {
        return manuscript("By someone", source, List.of(), DATED, author);
    }

    private static Manuscript manuscript(String title, String source, List<String> tags) {
        return manuscript(title, source, tags, DATED);
    }

    private static Manuscript manuscript(String title, String source, List<String> tags, Instant at) {
        return manuscript(title, source, tags, at, new Author("ada-writer", "Ada Writer", "Counts.", "/ada.svg"));
    }

    private static Manuscript manuscript(String title, String source, List<String> tags, Instant at, Author author) {
        var body = "<p>“Quoted”, \\ and 文字 \t\n of " + title + ".</p>";
        var draft = new Draft(
                source,
                title,
                "A standfirst.",
                new Draft.Body(body, Draft.Body.Form.HTML),
                Section.named("Harbour"),
                tags.stream().map(Tag::named).toList(),
                author,
                new Image("https://pictures.example/a.jpg", 800, 600, "A ship"),
                new Language("zh-CN"),
                at);
        return new Manuscript(new ArticleId(UUID.randomUUID()), draft, Slug.of(title), body, 3);
    }

    private static <T> T waitFor(Mono<T> mono) {
        return mono.block(LIMIT);
    }
}

package dev.unspool.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Author;
import dev.unspool.article.CleanBody;
import dev.unspool.article.Draft;
import dev.unspool.article.Filing;
import dev.unspool.article.Headline;
import dev.unspool.article.Image;
import dev.unspool.article.Language;
import dev.unspool.article.Manuscript;
import dev.unspool.article.Retraction;
import dev.unspool.article.Section;
import dev.unspool.article.Tag;
import dev.unspool.article.TopicKind;
import dev.unspool.article.TopicNote;
import dev.unspool.embedded.SiteTest;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Found;
import dev.unspool.store.LogHead;
import dev.unspool.store.TestArticles;
import dev.unspool.store.Topics;
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

/** The rows that a publishing transaction writes. */
@SiteTest
class ArticleLedgerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant DATED = Instant.parse("1908-02-29T11:12:13.123456Z");

    @Autowired
    private ArticleLedger ledger;

    @Autowired
    private ArticleStore store;

    @Autowired
    private Topics topics;

    @Autowired
    private DatabaseClient database;

    private LogHead before;

    @BeforeEach
    void rememberTheHead() {
        before = waitFor(store.head());
    }

    @Test
    void storesEveryPartOfAnArticle() {
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
        assertThat(headline.author())
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(manuscript.filing().author());
        assertThat(headline.image()).isEqualTo(manuscript.header().image());
        assertThat(headline.language()).isEqualTo(new Language("zh-CN"));
        assertThat(headline.readingMinutes()).isEqualTo(3);
        assertThat(article.bodyHtml()).isEqualTo(manuscript.body().html());
        assertThat(article.corrections()).isEmpty();
    }

    @Test
    void putsUndatedArticleAtEndOfFeed() {
        var manuscript = manuscript("Some time ago", "src-undated", List.of(), null);
        publish(manuscript);
        var headline = published(manuscript.id()).headline();
        assertThat(headline.publishedAt()).isEqualTo(Headline.UNDATED);
        assertThat(headline.isDated()).isFalse();
    }

    @Test
    void ignoresArticleWithKnownSourceId() {
        publish(manuscript("First", "src-again", List.of("once")));
        var head = waitFor(store.head());
        var again = publish(manuscript("Second", "src-again", List.of("twice")));
        assertThat(again).isEqualTo(new Publication(0, 1, 0, head.seq(), List.of()));
        assertThat(waitFor(store.head())).isEqualTo(head);
        assertThat(waitFor(topics.find(TopicKind.TAG, "twice").hasElement())).isFalse();
    }

    @Test
    void publishesFirstOfTwoWithSameSourceId() {
        var first = manuscript("First of two", "src-twice", List.of());
        var second = manuscript("Second of two", "src-twice", List.of());
        assertThat(publish(first, second)).isEqualTo(new Publication(1, 1, 0, before.seq() + 1, List.of()));
        assertThat(published(first.id()).headline().title()).isEqualTo("First of two");
        assertThat(waitFor(store.find(second.id().toString()).hasElement())).isFalse();
    }

    @Test
    void givesEveryArticleItsOwnSlug() {
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
    void numbersArticlesInOrderWithoutGaps() {
        var manuscripts = IntStream.range(0, 300)
                .mapToObj(i -> manuscript("Number " + i, "src-number-" + i, List.of("t" + i % 7)))
                .toList();
        waitFor(ledger.publish(manuscripts));
        var numbers = numbers("select number from article where source_id like 'src-number-%' order by "
                + "substring(source_id from 12)::int");
        assertThat(numbers).containsExactlyElementsOf(after(before.number(), 300));
        assertThat(seqs()).containsExactlyElementsOf(after(before.seq(), 300));
    }

    @Test
    void keepsLogWithoutGapsUnderConcurrentPublishing() {
        waitFor(Flux.range(0, 40)
                .flatMap(i -> ledger.publish(List.of(manuscript("Together", "src-at-once-" + i, List.of("same")))), 8)
                .then(Mono.just(true)));
        assertThat(seqs()).containsExactlyElementsOf(after(before.seq(), 40));
        assertThat(numbers("select count(distinct slug) from article where source_id like 'src-at-once-%'"))
                .containsExactly(40L);
    }

    @Test
    void rollsBackWholeBatchWhenOneArticleFails() {
        var good = manuscript("Good", "src-good", List.of());
        var bad = manuscript("Bad", "src-bad", List.of());
        var sameId = new Manuscript(
                good.id(), bad.sourceId(), bad.slug(), bad.header(), bad.filing(), bad.body(), bad.publishedAt());
        assertThat(waitFor(ledger.publish(List.of(good, sameId))
                        .onErrorResume(e -> Mono.empty())
                        .hasElement()))
                .isFalse();
        assertThat(waitFor(store.head())).isEqualTo(before);
        assertThat(waitFor(store.find(good.id().toString()).hasElement())).isFalse();
    }

    @Test
    void keepsAsManyTagsAsThereAreNames() {
        var manuscript = manuscript("Tagged", "src-tags", List.of("C", "C++", "C#", "C", " C++ ", "\ud83e\udd8a"));
        publish(manuscript);
        assertThat(published(manuscript.id()).headline().tags())
                .containsExactly(
                        new Tag("c", "C"),
                        new Tag("c-2", "C++"),
                        new Tag("c-3", "C#"),
                        new Tag("fox-face", "\ud83e\udd8a"));
        assertThat(texts("select tag_slug from article_tag where article_id = '" + manuscript.id() + "' order by 1"))
                .containsExactly("c", "c-2", "c-3", "fox-face");
    }

    @Test
    void keepsTwoAuthorsWhoseNamesDifferByAnAccent() {
        var jose = new Author("jose-munoz", "Jose Munoz", "Writes on bridges.", null);
        var other = Author.named("José Muñoz");
        publish(by(jose, "src-jose-1"));
        publish(by(new Author(other.slug(), other.name(), "Another man altogether.", null), "src-jose-2"));
        assertThat(author("jose-munoz").bio()).isEqualTo("Writes on bridges.");
        assertThat(author("jose-munoz-2").name()).isEqualTo("José Muñoz");
        assertThat(author("jose-munoz-2").bio()).isEqualTo("Another man altogether.");
    }

    @Test
    void takesSpellingsOfOneNameForOneAuthor() {
        publish(by(Author.named("Zoë  Brontë"), "src-zoe-1"));
        publish(by(Author.named("Zoe\u0308\u3000Bronte\u0308 "), "src-zoe-2"));
        assertThat(numbers("select count(*) from author where slug like 'zoe-bronte%'"))
                .containsExactly(1L);
    }

    @Test
    void leavesAnAuthorAsTheFirstArticleMadeIt() {
        var first = new Author("grace-hopper", "Grace Hopper", null, "/grace.svg");
        publish(by(first, "src-author-1"));
        var again = publish(
                by(new Author("grace-hopper", "Grace Hopper", "Writes of moths.", "/evil.svg"), "src-author-2"));
        assertThat(author("grace-hopper").bio()).isNull();
        assertThat(author("grace-hopper").avatar()).isEqualTo("/grace.svg");
        assertThat(again.notes())
                .containsExactly(
                        new TopicNote(TopicKind.AUTHOR, TopicNote.Outcome.KEPT, "Grace Hopper", "grace-hopper"));
    }

    @Test
    void knowsAnAuthorByTheIdOfTheSource() {
        var renamed = new Author(null, "staff-7", "ida-new", "Ida New", null, null, null);
        publish(by(new Author(null, "staff-7", "ida-old", "Ida Old", null, null, null), "src-staff-1"));
        var second = manuscript("By someone", "src-staff-2", List.of(), DATED, renamed);
        publish(second);
        assertThat(published(second.id()).headline().author().name()).isEqualTo("Ida Old");
        var namesake = manuscript(
                "By someone",
                "src-staff-3",
                List.of(),
                DATED,
                new Author(null, "staff-8", "ida-old", "Ida Old", null, null, null));
        publish(namesake);
        assertThat(published(namesake.id()).headline().author().slug()).isEqualTo("ida-old-2");
    }

    @Test
    void listsAnArticleWithEachOfItsAuthors() {
        var authors = List.of(
                Author.named("Bea First"),
                Author.named("Cal Second").withRole("photographs"),
                Author.named("Bea First"));
        var manuscript = manuscript("By two", "src-two", List.of(), DATED, Author.named("Nobody"));
        publish(manuscript.withFiling(manuscript.filing().withAuthors(authors)));
        assertThat(published(manuscript.id()).headline().authors())
                .extracting(Author::name, Author::slug, Author::role)
                .containsExactly(
                        tuple("Bea First", "bea-first", null), tuple("Cal Second", "cal-second", "photographs"));
        assertThat(texts("select author_slug from article_author where article_id = '" + manuscript.id()
                        + "' order by 1"))
                .containsExactly("bea-first", "cal-second");
        waitFor(ledger.takeDown(TestArticles.now(manuscript.id()), "Withdrawn."));
        assertThat(numbers("select count(*) from article_author where article_id = '" + manuscript.id() + "'"))
                .containsExactly(0L);
    }

    @Test
    void correctsArticleWithoutMovingIt() {
        var manuscript = manuscript("Wrong", "src-correct", List.of("kept"));
        publish(manuscript);
        var seq = waitFor(ledger.correct(
                TestArticles.now(manuscript.id()),
                new ArticlePatch("Right", null, new CleanBody("<p>New.</p>", 1), null, "The headline was wrong.")));
        var article = published(manuscript.id());
        assertThat(seq).isEqualTo(before.seq() + 2);
        assertThat(article.headline().title()).isEqualTo("Right");
        assertThat(article.headline().standfirst()).isEqualTo("A standfirst.");
        assertThat(article.headline().version()).isEqualTo(2);
        assertThat(article.headline().publishedAt()).isEqualTo(DATED);
        assertThat(article.headline().updatedAt()).isAfter(DATED);
        assertThat(article.bodyHtml()).isEqualTo("<p>New.</p>");
        assertThat(article.corrections()).singleElement().satisfies(correction -> {
            assertThat(correction.version()).isEqualTo(2);
            assertThat(correction.at()).isEqualTo(article.headline().updatedAt());
            assertThat(correction.note()).isEqualTo("The headline was wrong.");
        });
        assertThat(texts("select title from revision where article_id = '" + manuscript.id() + "'"))
                .containsExactly("Wrong");
        assertThat(seqs()).containsExactlyElementsOf(after(before.seq(), 2));
    }

    @Test
    void removesKilledArticleFromEveryPage() {
        var manuscript = manuscript("Gone", "src-retract", List.of("vanishing"));
        publish(manuscript);
        waitFor(ledger.kill(TestArticles.now(manuscript.id()), "Never happened.", "<p>Never happened.</p>"));
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
    void refusesToChangeUnpublishedArticle() {
        var manuscript = manuscript("Gone before", "src-gone", List.of());
        publish(manuscript);
        waitFor(ledger.takeDown(TestArticles.now(manuscript.id()), "Withdrawn."));
        var head = waitFor(store.head());
        var gone = TestArticles.now(manuscript.id());
        var patch = new ArticlePatch("Again", null, null, null, "No.");
        assertThatThrownBy(() -> waitFor(ledger.correct(gone, patch))).isInstanceOf(WrongStatus.class);
        assertThatThrownBy(() -> waitFor(ledger.takeDown(gone, "No."))).isInstanceOf(WrongStatus.class);
        var nowhere = TestArticles.now(new ArticleId(UUID.randomUUID()));
        assertThat(waitFor(ledger.kill(nowhere, "No.", "<p>No.</p>").hasElement()))
                .isFalse();
        assertThat(waitFor(store.head())).isEqualTo(head);
    }

    @Test
    void refusesToOverwriteConcurrentChange() {
        var manuscript = manuscript("Read by two", "src-stale", List.of());
        publish(manuscript);
        var read = new ArticleEdit(manuscript.id(), new Edition(false, 1), Actor.COMMAND);
        waitFor(ledger.correct(read, new ArticlePatch("First", null, null, null, "One.")));
        var head = waitFor(store.head());
        assertThatThrownBy(() -> waitFor(ledger.correct(read, new ArticlePatch("Second", null, null, null, "Two."))))
                .isInstanceOfSatisfying(StaleEdition.class, stale -> {
                    assertThat(stale.current()).isEqualTo(new Edition(false, 2));
                    assertThat(stale.version()).isEqualTo(2);
                });
        assertThat(published(manuscript.id()).headline().title()).isEqualTo("First");
        assertThat(waitFor(store.head())).isEqualTo(head);
    }

    @Test
    void removesImageAndKeepsItInRevision() {
        var manuscript = manuscript("Wrong picture", "src-picture", List.of());
        publish(manuscript);
        var without = new ArticlePatch(
                null, new ArticlePatch.Part<>(null), null, new ArticlePatch.Part<>(null), "Wrong ship.");
        waitFor(ledger.correct(TestArticles.now(manuscript.id()), without));
        var headline = published(manuscript.id()).headline();
        assertThat(headline.image()).isNull();
        assertThat(headline.standfirst()).isNull();
        assertThat(headline.title()).isEqualTo("Wrong picture");
        assertThat(texts("select image ->> 'url' from revision where article_id = '" + manuscript.id() + "'"))
                .containsExactly("https://pictures.example/a.jpg");
        var another = new Image("/b.jpg", null, null, "Another");
        waitFor(ledger.correct(
                TestArticles.now(manuscript.id()),
                new ArticlePatch(null, null, null, new ArticlePatch.Part<>(another), "Right ship.")));
        assertThat(published(manuscript.id()).headline().image()).isEqualTo(another);
    }

    private Publication publish(Manuscript... manuscripts) {
        return waitFor(ledger.publish(List.of(manuscripts)));
    }

    private Article published(ArticleId id) {
        return ((Found.Published) waitFor(store.find(id.toString()))).article();
    }

    private Author author(String slug) {
        return waitFor(topics.find(TopicKind.AUTHOR, slug)).author();
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
                new ArticleHeader(
                        title, "A standfirst.", new Image("https://pictures.example/a.jpg", 800, 600, "A ship")),
                new Draft.Body(body, Draft.Body.Form.HTML),
                new Filing(
                        Section.named("Harbour"),
                        tags.stream().map(Tag::named).toList(),
                        author,
                        new Language("zh-CN")),
                at);
        return Manuscript.of(new ArticleId(UUID.randomUUID()), draft, new CleanBody(body, 3));
    }

    private static <T> T waitFor(Mono<T> mono) {
        return mono.block(LIMIT);
    }
}

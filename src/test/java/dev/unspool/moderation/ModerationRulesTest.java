package dev.unspool.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.unspool.article.ArticleId;
import dev.unspool.comment.CommentId;
import dev.unspool.comment.CommentState;
import dev.unspool.comment.Judgement;
import dev.unspool.comment.Submission;
import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import dev.unspool.moderation.Verdict.Hold;
import dev.unspool.moderation.Verdict.Spam;
import dev.unspool.web.Household;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests each rule by itself, and all of them in their order. */
@SiteTest(
        database = "rules",
        properties = {
            "unspool.comments.moderation.held-words=casino,free money",
            "unspool.comments.moderation.spam-words=buy viagra",
            "unspool.comments.moderation.hourly-per-author=3",
            "unspool.comments.moderation.hourly-per-address=5"
        })
class ModerationRulesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Autowired
    private TestSite site;

    @Autowired
    private List<Rule> rules;

    @Autowired
    private Moderation moderation;

    @Autowired
    private Reasons reasons;

    @Autowired
    private DatabaseClient database;

    private final UUID author = UUID.randomUUID();
    private final byte[] address = UUID.randomUUID().toString().getBytes();
    private final byte[] endSite = UUID.randomUUID().toString().getBytes();
    private ArticleId article;

    @BeforeEach
    void publish() {
        article = site.articles().publishOne("Commented " + UUID.randomUUID(), NOW);
    }

    @Test
    void runInTheirOrder() {
        assertThat(rules)
                .extracting(Rule::code)
                .containsExactly(
                        "trap",
                        "length",
                        "links",
                        "words",
                        "tricks",
                        "duplicate",
                        "pace",
                        "rate",
                        "first-time",
                        "check",
                        "held-author");
    }

    @Test
    void haveASentenceForEveryCode() {
        rules.stream()
                .flatMap(rule -> rule.reasons().keySet().stream())
                .forEach(code -> assertThat(reasons.sentence(code)).endsWith("."));
        assertThat(reasons.sentence("reports")).contains("readers");
        assertThat(reasons.sentence("premoderated")).contains("moderator");
        assertThat(reasons.sentence("from-an-older-version")).isEqualTo("from-an-older-version");
    }

    @ParameterizedTest
    @CsvSource({
        "length, x, hold",
        "length, ..., hold",
        "length, No., pass",
        "length, 👍👍, pass",
        "length, LONG, hold",
        "links, See https://a.example and http://b.example., pass",
        "links, https://www.a.example https://b.example, pass",
        "links, https://a.example www.b.example http://c.example, hold",
        "links, LINKS, spam",
        "words, A CASINO nearby, hold",
        "words, There is free money here, hold",
        "words, Nothing of the kind, pass",
        "words, You can buy viagra at the casino, spam",
        "tricks, p\u0430ypal, hold",
        "tricks, paypal, pass",
    })
    void judgeTheText(String code, String text, String verdict) {
        var written = text.replace("LONG", "All work and no play. ".repeat(200))
                .replace("LINKS", "https://a.example ".repeat(10));
        assertThat(judged(code, submission(written))).isEqualTo(verdict(code, verdict));
    }

    @Test
    void holdTheSameTextOfTheSameAuthor() {
        add(author, "approved", "Well said!", NOW.minusSeconds(3_000), null);
        assertThat(judged("duplicate", submission("Well said!"))).isEqualTo(new Hold("duplicate"));
        assertThat(judged("duplicate", submission("Well said, indeed!"))).isEqualTo(Verdict.PASS);
    }

    @Test
    void holdTheSameLongTextOfAnybodyButNoGreeting() {
        var pasted = "This very text was pasted under every article " + UUID.randomUUID();
        add(UUID.randomUUID(), "spam", pasted, NOW.minusSeconds(3_000), null);
        add(UUID.randomUUID(), "approved", "Thank you!", NOW.minusSeconds(3_000), null);
        assertThat(judged("duplicate", submission(pasted))).isEqualTo(new Hold("duplicate"));
        assertThat(judged("duplicate", submission("Thank you!"))).isEqualTo(Verdict.PASS);
    }

    @Test
    void forgetTheSameTextAfterADay() {
        var text = "This text was sent on the day before " + UUID.randomUUID();
        add(author, "approved", text, NOW.minus(Duration.ofHours(25)), null);
        assertThat(judged("duplicate", submission(text))).isEqualTo(Verdict.PASS);
    }

    @Test
    void doNotTakeAnEditedCommentForItsOwnDuplicate() {
        var id = add(author, "pending", "Well said!", NOW.minusSeconds(1), address);
        var edited = new Submission(
                new CommentId(id), article, null, "Ada", "Well said!", author, address, endSite, null, NOW);
        for (var code : List.of("duplicate", "pace", "rate")) {
            assertThat(judged(code, edited)).as(code).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void holdASecondCommentWithinSeconds() {
        add(author, "approved", "First", NOW.minusSeconds(4), null);
        assertThat(judged("pace", submission("Second"))).isEqualTo(new Hold("pace"));
        assertThat(judged("pace", later(submission("Second"), Duration.ofSeconds(10))))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void holdManyOfOneAuthor() {
        for (var i = 0; i < 3; i++) {
            assertThat(judged("rate", submission("Once more"))).isEqualTo(Verdict.PASS);
            add(author, "approved", "Comment " + i, NOW.minusSeconds(600), null);
        }
        assertThat(judged("rate", submission("Once more"))).isEqualTo(new Hold("rate"));
    }

    @Test
    void holdManyFromOneAddress() {
        for (var i = 0; i < 5; i++) {
            assertThat(judged("rate", submission("Once more"))).isEqualTo(Verdict.PASS);
            add(UUID.randomUUID(), "approved", "Comment " + i, NOW.minusSeconds(600), address);
        }
        assertThat(judged("rate", submission("Once more"))).isEqualTo(new Hold("rate"));
        assertThat(judged("rate", later(submission("Once more"), Duration.ofHours(1))))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void holdManyFromOneEndSiteWhicheverOfItsSubnetsTheyComeFrom() {
        for (var i = 0; i < 5 * Household.END_SITE_SHARE; i++) {
            assertThat(judged("rate", submission("Once more"))).isEqualTo(Verdict.PASS);
            var id = add(UUID.randomUUID(), "approved", "Comment " + i, NOW.minusSeconds(600), new byte[] {(byte) i});
            database.sql("update comment set end_site_hash = :endSite where id = :id")
                    .bind("endSite", endSite)
                    .bind("id", id)
                    .then()
                    .block(LIMIT);
        }
        assertThat(judged("rate", submission("Once more"))).isEqualTo(new Hold("rate"));
    }

    @Test
    void holdAnAuthorUntilOneOfTheirsIsApproved() {
        assertThat(judged("first-time", submission("Hello"))).isEqualTo(new Hold("first-time"));
        add(author, "rejected", "Rejected", NOW.minusSeconds(600), null);
        assertThat(judged("first-time", submission("Hello"))).isEqualTo(new Hold("first-time"));
        add(author, "approved", "Approved", NOW.minusSeconds(600), null);
        assertThat(judged("first-time", submission("Hello"))).isEqualTo(Verdict.PASS);
    }

    @Test
    void letAKnownAuthorThrough() {
        add(author, "approved", "Approved", NOW.minusSeconds(600), null);
        assertThat(judged(submission("A calm remark on the tide.")))
                .isEqualTo(new Judgement(CommentState.APPROVED, List.of()));
    }

    @Test
    void giveTheStrictestVerdictWithTheReasonsOfAll() {
        var judged = judged(submission("Buy viagra: https://a.example https://b.example https://c.example"));
        assertThat(judged).isEqualTo(new Judgement(CommentState.SPAM, List.of("links", "words", "first-time")));
        assertThat(judged(submission("A p\u0430ypal casino")))
                .isEqualTo(new Judgement(CommentState.PENDING, List.of("words", "tricks", "first-time")));
    }

    @Test
    void stopAfterARefusal() {
        var asked = new ArrayList<String>();
        var refusal = new Verdict.Refuse(new Problem(ProblemCode.COMMENTS_CLOSED, "Read on."));
        var three = List.of(
                rule("one", asked, new Hold("one")), rule("two", asked, refusal), rule("three", asked, Verdict.PASS));
        var all = new Moderation(three, TestSettings.without());
        StepVerifier.create(all.judge(submission("Hello")))
                .expectErrorMatches(
                        failure -> failure instanceof Problem problem && problem.code() == ProblemCode.COMMENTS_CLOSED)
                .verify(LIMIT);
        assertThat(asked).containsExactly("one", "two");
    }

    @Test
    void areSkippedIfSwitchedOff() {
        var asked = new ArrayList<String>();
        var two = List.of(rule("one", asked, new Hold("one")), rule("two", asked, Verdict.PASS));
        assertThat(new Moderation(two, TestSettings.without("one"))
                        .judge(submission("Hello"))
                        .block(LIMIT)
                        .state())
                .isEqualTo(CommentState.APPROVED);
        assertThat(asked).containsExactly("two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Moderation(two, TestSettings.without("three")))
                .withMessageContaining("[one, two]");
    }

    private Judgement judged(Submission submission) {
        return moderation
                .judge(submission)
                .flatMap(first -> moderation.compareWithPast(submission, first))
                .block(LIMIT);
    }

    private Verdict judged(String code, Submission submission) {
        return rules.stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow()
                .judge(submission)
                .block(LIMIT);
    }

    private Submission submission(String text) {
        return new Submission(
                new CommentId(UUID.randomUUID()), article, null, "Ada", text, author, address, endSite, null, NOW);
    }

    private static Submission later(Submission submission, Duration by) {
        return new Submission(
                submission.id(),
                submission.article(),
                null,
                submission.name(),
                submission.text(),
                submission.author(),
                submission.addressHash(),
                submission.endSiteHash(),
                null,
                submission.at().plus(by));
    }

    private UUID add(UUID by, String state, String text, Instant at, byte[] from) {
        var id = UUID.randomUUID();
        var statement = database.sql(
                        "insert into comment (id, article_id, state, name, text, created_at, author_id, address_hash)"
                                + " values (:id, :article, :state, 'Ada', :text, :at, :author, :address)")
                .bind("id", id)
                .bind("article", article.value())
                .bind("state", state)
                .bind("text", text)
                .bind("at", at)
                .bind("author", by);
        (from == null ? statement.bindNull("address", byte[].class) : statement.bind("address", from))
                .then()
                .block(LIMIT);
        return id;
    }

    private static Verdict verdict(String code, String name) {
        return switch (name) {
            case "pass" -> Verdict.PASS;
            case "hold" -> new Hold(code);
            default -> new Spam(code);
        };
    }

    private static Rule rule(String code, List<String> asked, Verdict verdict) {
        return new Rule() {
            @Override
            public String code() {
                return code;
            }

            @Override
            public String sentence() {
                return code;
            }

            @Override
            public Mono<Verdict> judge(Submission submission) {
                return Mono.fromSupplier(() -> {
                    asked.add(code);
                    return verdict;
                });
            }
        };
    }
}

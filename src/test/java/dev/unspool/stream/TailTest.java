package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleHeader;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.article.Retraction;
import dev.unspool.benchmark.SampleArticle;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.SigningKeys;
import dev.unspool.event.ArticleEvent;
import dev.unspool.event.ArticleEvent.ArticleChanged;
import dev.unspool.event.ArticleEvent.ArticleCorrected;
import dev.unspool.event.ArticleEvent.ArticlePublished;
import dev.unspool.event.ArticleEvent.ArticleRetracted;
import dev.unspool.event.ArticleEvent.FilingChanged;
import dev.unspool.feed.ArticleRenderer;
import dev.unspool.store.Change;
import dev.unspool.store.Changes;
import dev.unspool.store.LogHead;
import dev.unspool.web.Site;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.json.JsonMapper;

/** What the changes of a tail say of their articles, after later changes of the same articles. */
class TailTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID EPOCH = new UUID(1, 1);
    private static final ArticleId FOG = new ArticleId(new UUID(2, 2));
    private static final ArticleId TIDE = new ArticleId(new UUID(3, 3));
    private static final String RENAMED = "retracted-2";

    private final SigningKeys keys = new SigningKeys(List.of(new SigningKeys.Key((byte) 1, new byte[32])));
    private ArticleRenderer renderer = article -> "<article>" + article.bodyHtml() + "</article>";
    private final StreamEvents events = new StreamEvents(
            JsonMapper.builder().findAndAddModules().build(),
            new CursorText(() -> keys),
            new Renderer(),
            new Site("S", "T", URI.create("http://localhost"), "en", "#000", "#fff"),
            new FixedTailAddresses());
    private final List<Change> log = new ArrayList<>();
    private Tail tail = tail();
    private String text = "";

    @ParameterizedTest
    @EnumSource
    void leavesNoWordOfARetractedArticle(Retraction.Kind kind) {
        follow(published(FOG, "Fog über dem Hafen"), published(TIDE, "Ebb"));
        follow(corrected(FOG, "Nebel über dem Hafen", "Wörtlich übersetzt."));
        assertThat(all()).contains("Nebel über dem Hafen", "Wörtlich", "Ebb", "body of Nebel");
        follow(retracted(FOG, kind));
        assertThat(all()).doesNotContain("Fog über", "Nebel", "rtlich", "Hafen").contains("Ebb", "Withdrawn.");
        assertAsTheLog();
    }

    @Test
    void leavesNoWordOfAnArticleThatIsRetractedBeforeItsCorrectionIsRead() {
        follow(published(FOG, "Fog"));
        write(corrected(FOG, "Mist", "Put right."));
        follow(retracted(FOG, Retraction.Kind.KILL));
        assertThat(all()).doesNotContain("Fog", "Mist", "Put right");
        assertAsTheLog();
    }

    @Test
    void showsTheArticleAsItIsNowInEarlierChanges() {
        follow(published(FOG, "Fog"));
        follow(corrected(FOG, "Mist", "First."));
        follow(corrected(FOG, "Haze", "Second."));
        assertThat(all()).doesNotContain("Fog", "Mist").contains("First.", "Second.");
        assertAsTheLog();
    }

    @Test
    void keepsTheNoticeOfATakedownBeforeAKill() {
        follow(published(FOG, "Fog"), retracted(FOG, Retraction.Kind.TAKEDOWN));
        follow(retracted(FOG, Retraction.Kind.KILL));
        assertThat(all()).contains("takedown", "kill").doesNotContain("Fog");
        assertAsTheLog();
    }

    /** Pages of the release before find an article by its address, which a kill takes away. */
    @Test
    void hasPagesLoadAnewAfterAKillOnly() {
        follow(published(FOG, "Fog"), retracted(FOG, Retraction.Kind.TAKEDOWN));
        assertThat(all()).doesNotContain("event: resync");
        follow(retracted(FOG, Retraction.Kind.KILL));
        assertThat(all()).contains("{\"type\":\"resync\",\"reason\":\"killed\",\"refetch\":\"page\",\"seq\":3}");
    }

    @Test
    void holdsAnArticleOnceHoweverOftenItIsCorrected() {
        follow(published(FOG, "Fog"));
        text = "tide ".repeat((int) (Tail.MOST_BYTES / 50)); // its event is a fifth of what the tail holds
        LongStream.range(0, 40).forEach(i -> follow(corrected(FOG, "Fog " + i, "Put right.")));
        assertThat(tail.changes()).hasSize(41);
        LongStream.range(10, 20).forEach(i -> follow(corrected(new ArticleId(new UUID(i, i)), "Other", "Put right.")));
        assertThat(tail.changes()).hasSizeLessThan(6);
    }

    @Test
    void beginsAnewWithAChangeThatMayConcernEveryArticle() {
        follow(published(FOG, "Fog"), published(TIDE, "Ebb"));
        follow(published(TIDE, "Flood"), change(new FilingChanged(TIDE, 1), "Ebb", null));
        assertThat(tail.after(1)).isNull();
        assertThat(tail.after(2)).isNotNull();
        follow(change(new ArticleChanged(TIDE, 2), "Ebb", null));
        assertThat(tail.changes()).hasSize(1);
        assertThat(tail.seq()).isEqualTo(5);
    }

    @Test
    void tellsWhatARenamingDroppedFromWhatNewerChangesOvertook() {
        tail = Tail.of(new Changes(List.of(), 1, new LogHead(EPOCH, 0, 0)), 3, events);
        follow(published(FOG, "Fog"), published(TIDE, "Ebb"));
        assertThat(tail.dropped(1)).isFalse();
        follow(change(new FilingChanged(TIDE, 2), "Ebb", null));
        assertThat(LongStream.rangeClosed(1, 4).filter(tail::dropped)).containsExactly(1L, 2L);
        follow(corrected(FOG, "Mist", "Put right."));
        assertThat(LongStream.rangeClosed(1, 4).filter(tail::dropped)).containsExactly(2L);
    }

    @Test
    void sendsACorrectionWithoutTheElementThatCannotBeDrawn() {
        renderer = article -> {
            throw new IllegalStateException("cannot be drawn");
        };
        follow(corrected(FOG, "Mist", "Put right."));
        renderer = article -> {
            throw new NoClassDefFoundError("gone");
        };
        follow(corrected(TIDE, "Ebb", "Put right."));
        assertThat(tail.changes())
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.frame("feed", 0, CorrectionDetail.ELEMENT)
                                .text())
                        .contains("\"article\":{", "Put right.")
                        .doesNotContain("\"html\""));
    }

    private Tail tail() {
        return Tail.of(new Changes(List.of(), 1, new LogHead(EPOCH, 0, 0)), Tail.MOST, events);
    }

    private void write(Change... added) {
        for (var one : added) {
            log.add(new Change(
                    log.size() + 1,
                    NOON,
                    one.event(),
                    one.slug(),
                    one.number(),
                    one.headline(),
                    one.note(),
                    one.changed(),
                    one.article()));
        }
    }

    /** Adds changes to the log and reads them, by one reading. */
    private void follow(Change... added) {
        write(added);
        tail = tail.followedBy(read(tail.seq()), events);
    }

    /** Returns what the log gives after {@code seq}: every change with what is true of its article now. */
    private Changes read(long seq) {
        var items =
                log.stream().filter(change -> change.seq() > seq).map(this::now).toList();
        return new Changes(items, 1, new LogHead(EPOCH, log.size(), 0));
    }

    private Change now(Change change) {
        var last = log.stream()
                .filter(later -> later.event().article().equals(change.event().article()))
                .reduce((one, other) -> other)
                .orElseThrow();
        var isPublished = !(last.event() instanceof ArticleRetracted);
        var isRetraction = change.event() instanceof ArticleRetracted;
        return new Change(
                change.seq(),
                NOON,
                change.event(),
                last.slug(),
                change.number(),
                isPublished ? last.headline() : null,
                isPublished || isRetraction ? change.note() : null,
                isPublished ? change.changed() : null,
                isPublished && change.event() instanceof ArticleCorrected ? last.article() : null);
    }

    /** Checks that the tail answers as an instance that has just read the log. */
    private void assertAsTheLog() {
        var fresh = tail().followedBy(read(0), events);
        assertThat(all()).isEqualTo(all(fresh));
    }

    private String all() {
        return all(tail);
    }

    private static String all(Tail tail) {
        var text = new StringBuilder();
        for (var change : tail.changes()) {
            for (var detail : CorrectionDetail.values()) {
                text.append(change.frame("feed", 0, detail).text());
            }
        }
        var json = JsonMapper.shared();
        return text.toString()
                .lines()
                .map(line -> line.startsWith("data: ")
                        ? json.readTree(line.substring(6)).toString()
                        : line)
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    private Change published(ArticleId id, String title) {
        return change(new ArticlePublished(id, 1), title, null);
    }

    private Change corrected(ArticleId id, String title, String note) {
        return change(new ArticleCorrected(id, log.size() + 1), title, note);
    }

    private Change retracted(ArticleId id, Retraction.Kind kind) {
        return change(new ArticleRetracted(id, log.size() + 1, kind), "", "Withdrawn.");
    }

    private Change change(ArticleEvent event, String title, @Nullable String note) {
        var article = article(event.article(), event.version(), title);
        var isKill = event instanceof ArticleRetracted retracted && retracted.kind() == Retraction.Kind.KILL;
        var number = event.article().value().getLeastSignificantBits();
        var changed = event instanceof ArticleCorrected ? List.of("title", "bodyHtml") : null;
        return new Change(
                0, NOON, event, isKill ? RENAMED : "slug", number, article.headline(), note, changed, article);
    }

    private Article article(ArticleId id, int version, String title) {
        var sample = SampleArticle.of(1).article().headline();
        var header = new ArticleHeader(title, null, null);
        var headline = new Headline(id, sample.name(), version, header, sample.filing(), NOON, NOON, 1);
        return new Article(headline, "<p>body of " + title + text + "</p>", List.of());
    }

    private final class Renderer implements ObjectProvider<ArticleRenderer> {

        @Override
        public ArticleRenderer getObject() {
            return renderer;
        }

        @Override
        public Stream<ArticleRenderer> stream() {
            return Stream.of(renderer);
        }
    }
}

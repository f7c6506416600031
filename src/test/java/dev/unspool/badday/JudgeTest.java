package dev.unspool.badday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.badday.Evidence.AtRest;
import dev.unspool.badday.Evidence.Comments;
import dev.unspool.badday.Evidence.Page;
import dev.unspool.badday.Evidence.Publication;
import dev.unspool.badday.Evidence.Retraction;
import dev.unspool.badday.Evidence.Told;
import dev.unspool.badday.Evidence.Told.Kind;
import dev.unspool.badday.Evidence.Walk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Shows that the judge finds each kind of breach, and none where there is none. Articles A to E were published in this order. */
class JudgeTest {

    private static final List<String> FEED = List.of("E", "D", "C", "B", "A");

    private final Story story = new Story();

    @Test
    void findsNothingOnAGoodDay() {
        assertThat(breached()).isEmpty();
    }

    @Test
    void findsAPublicationThatWasAcknowledgedAndLost() {
        story.publications.add(new Publication("F", at(6)));
        assertThat(breached()).containsExactly(Invariant.LOST);
    }

    @Test
    void findsAPublicationThatOneInstanceHasLost() {
        story.feeds = List.of(FEED, List.of("E", "D", "C", "A"));
        assertThat(breached()).containsExactly(Invariant.LOST);
    }

    @Test
    void forgivesTheLossOfWhatWasNeverAcknowledgedOrIsRetracted() {
        story.publications.add(new Publication("F", Evidence.NEVER));
        story.publications.add(new Publication("G", at(6)));
        story.retractions.add(new Retraction("G", Evidence.NEVER));
        assertThat(breached()).isEmpty();
    }

    @Test
    void findsAnArticleThatNobodyPublished() {
        story.pages.add(page(10, "X", "E", "D"));
        assertThat(breached()).containsExactly(Invariant.FOREIGN);
    }

    @Test
    void findsAnArticleTwiceInAWalkAndInTheFeed() {
        story.walks.add(walk(10, List.of("E", "D"), List.of("D", "C", "B", "A")));
        assertThat(breached()).containsExactly(Invariant.REPEATED);
        story.walks.clear();
        story.feeds = List.of(List.of("E", "E", "D", "C", "B", "A"));
        assertThat(breached()).containsExactly(Invariant.REPEATED);
    }

    @Test
    void findsAChangeThatAStreamToldTwice() {
        story.told.add(told(Kind.CHANGE, 5, "E", 6));
        assertThat(breached()).containsExactly(Invariant.REPEATED);
    }

    @Test
    void findsAnOrderThatWasPublishedAsTwoArticles() {
        story.told.add(told(Kind.CHANGE, 6, "E", 6));
        assertThat(breached()).containsExactly(Invariant.REPEATED);
    }

    @Test
    void findsAnArticleThatAWalkCamePast() {
        story.walks.add(walk(10, List.of("E", "D"), List.of("B", "A")));
        assertThat(breached()).containsExactly(Invariant.SKIPPED_IN_WALK);
    }

    @Test
    void findsAnEndThatCameTooSoon() {
        story.walks.add(walk(10, List.of("E", "D", "C")));
        assertThat(breached()).containsExactly(Invariant.SKIPPED_IN_WALK);
    }

    @Test
    void letsAWalkBeCutOffOrBeginAtAnOlderHeadOrBeforeAnArticle() {
        story.walks.add(new Walk(List.of(page(10, "E", "D")), false));
        story.walks.add(walk(10, List.of("D", "C", "B", "A")));
        story.walks.add(walk(1, List.of("B", "A")));
        assertThat(breached()).isEmpty();
    }

    @Test
    void findsAChangeThatAStreamSkipped() {
        story.told.remove(3);
        assertThat(breached()).containsExactly(Invariant.SKIPPED_IN_STREAM);
    }

    @Test
    void findsAStreamThatFallsSilentBeforeTheEnd() {
        story.told.remove(5);
        assertThat(breached()).containsExactly(Invariant.SKIPPED_IN_STREAM);
    }

    @Test
    void findsAStreamThatResumesBehindAChange() {
        story.told.remove(5);
        story.told.add(told(Kind.RESUMED, 5, null, 6));
        assertThat(breached()).containsExactly(Invariant.SKIPPED_IN_STREAM);
    }

    @Test
    void letsAStreamSayThatThereIsAGap() {
        story.told.remove(3);
        story.told.add(3, told(Kind.RESYNC, 0, null, 3));
        assertThat(breached()).isEmpty();
    }

    @Test
    void findsReadersWhoSeeAnotherOrder() {
        story.pages.add(page(10, "E", "C", "D"));
        assertThat(breached()).containsExactly(Invariant.OTHER_ORDER);
    }

    @Test
    void findsAReaderWhoGoesBackLaterThanTwoSeconds() {
        story.pages.add(page(10, "E", "D", "C"));
        story.pages.add(page(13, "D", "C", "B"));
        assertThat(breached()).containsExactly(Invariant.WENT_BACK);
    }

    @Test
    void findsAnEmptyFrontPage() {
        story.pages.add(page(10, "E", "D", "C"));
        story.pages.add(page(13));
        assertThat(breached()).containsExactly(Invariant.WENT_BACK);
    }

    @Test
    void letsAReaderGoBackWithinTwoSecondsAndArticlesBePushedOff() {
        story.pages.add(page(10, "C", "B", "A"));
        story.pages.add(page(10, "D", "C", "B"));
        story.pages.add(page(11, "C", "B", "A"));
        story.pages.add(page(14, "E", "D", "C"));
        assertThat(breached()).isEmpty();
    }

    @Test
    void findsRetractedTextOnAPageInAStreamAndAtRest() {
        story.publications.add(new Publication("F", at(6)));
        story.retractions.add(new Retraction("F", at(7)));
        story.pages.add(page(8, "F", "E"));
        assertThat(breached()).as("within two seconds").isEmpty();
        story.pages.add(page(10, "F", "E"));
        assertThat(breached()).containsExactly(Invariant.SEEN_AGAIN);
        story.pages.clear();
        story.told.add(told(Kind.CHANGE, 6, "F", 10));
        assertThat(breached()).containsExactly(Invariant.SEEN_AGAIN);
        story.told.remove(6);
        story.feeds = List.of(Stream.concat(Stream.of("F"), FEED.stream()).toList());
        assertThat(breached()).containsExactly(Invariant.SEEN_AGAIN);
    }

    @Test
    void findsACountThatIsUntrue() {
        for (var untrue :
                List.of(new Comments("A", 2, 2, 3, 2), new Comments("A", 2, 2, 1, 1), new Comments("A", 2, 2, 3, 3))) {
            story.comments = untrue;
            assertThat(breached()).as(untrue.toString()).containsExactly(Invariant.UNTRUE_COUNT);
        }
    }

    @Test
    void letsACommentBeThereThatWasNotAcknowledged() {
        story.comments = new Comments("A", 1, 2, 2, 2);
        assertThat(breached()).isEmpty();
    }

    @Test
    void findsAHalfDoneWrite() {
        story.halves = List.of("an article without a change");
        assertThat(breached()).containsExactly(Invariant.HALF_DONE);
    }

    private List<Invariant> breached() {
        return Judge.breaches(story.evidence()).entrySet().stream()
                .filter(breach -> !breach.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static long at(int second) {
        return Duration.ofSeconds(second).toNanos();
    }

    private static Page page(int second, String... titles) {
        return new Page("Ada", "/", at(second), at(second), List.of(titles));
    }

    @SafeVarargs
    private static Walk walk(int second, List<String>... pages) {
        return new Walk(
                Stream.of(pages)
                        .map(titles -> page(second, titles.toArray(String[]::new)))
                        .toList(),
                true);
    }

    private static Told told(Kind kind, long seq, @Nullable String title, int second) {
        return new Told(kind, seq, title, at(second));
    }

    /** A good day, of which each test spoils one thing. */
    private static final class Story {

        final List<Publication> publications = new ArrayList<>();
        final List<Retraction> retractions = new ArrayList<>();
        final List<Page> pages = new ArrayList<>();
        final List<Walk> walks = new ArrayList<>();
        final List<Told> told = new ArrayList<>();
        List<List<String>> feeds = List.of(FEED, FEED);
        Comments comments = new Comments("A", 2, 2, 2, 2);
        List<String> halves = List.of();

        Story() {
            told.add(told(Kind.BEGUN, 0, null, 0));
            for (var number = 1; number <= FEED.size(); number++) {
                var title = FEED.get(FEED.size() - number);
                publications.add(new Publication(title, at(number)));
                told.add(told(Kind.CHANGE, number, title, number));
            }
        }

        Evidence evidence() {
            return new Evidence(
                    publications,
                    retractions,
                    pages,
                    walks,
                    List.of(new Evidence.Stream("Bob", told)),
                    new AtRest(feeds, FEED.size(), List.of(comments), halves));
        }
    }
}

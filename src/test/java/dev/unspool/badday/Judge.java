package dev.unspool.badday;

import dev.unspool.badday.Evidence.Comments;
import dev.unspool.badday.Evidence.Page;
import dev.unspool.badday.Evidence.Publication;
import dev.unspool.badday.Evidence.Retraction;
import dev.unspool.badday.Evidence.Told;
import dev.unspool.badday.Evidence.Walk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds every breach of an {@link Invariant} in an {@link Evidence}. */
final class Judge {

    /** For how long one instance may show what another one no longer shows. */
    static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Evidence evidence;
    private final Map<String, Integer> ranks;
    private final Set<String> retracted;

    private Judge(Evidence evidence) {
        this.evidence = evidence;
        this.ranks = ranks(evidence.atRest().feeds().get(0));
        this.retracted = evidence.retractions().stream().map(Retraction::title).collect(Collectors.toSet());
    }

    /** Returns a sentence for each breach; an empty list for an invariant that held. */
    static Map<Invariant, List<String>> breaches(Evidence evidence) {
        var judge = new Judge(evidence);
        var breaches = new EnumMap<Invariant, List<String>>(Invariant.class);
        for (var invariant : Invariant.values()) {
            breaches.put(invariant, judge.breaches(invariant).distinct().toList());
        }
        return breaches;
    }

    private Stream<String> breaches(Invariant invariant) {
        return switch (invariant) {
            case LOST -> lost();
            case FOREIGN -> foreign();
            case REPEATED -> Stream.concat(repeatedInLists(), repeatedInStreams());
            case SKIPPED_IN_WALK ->
                evidence.walks().stream().filter(Walk::isWhole).flatMap(this::skipped);
            case SKIPPED_IN_STREAM -> evidence.streams().stream().flatMap(this::skipped);
            case OTHER_ORDER -> lists().flatMap(this::otherOrder);
            case WENT_BACK -> readers().flatMap(this::wentBack);
            case SEEN_AGAIN -> seenAgain();
            case UNTRUE_COUNT ->
                evidence.atRest().comments().stream().filter(Judge::isUntrue).map(Comments::toString);
            case HALF_DONE -> evidence.atRest().halves().stream();
        };
    }

    private Stream<String> lost() {
        var feeds = evidence.atRest().feeds().stream().map(HashSet::new).toList();
        return evidence.publications().stream()
                .filter(publication -> publication.acknowledgedAt() != Evidence.NEVER)
                .map(Publication::title)
                .filter(title -> !retracted.contains(title))
                .filter(title -> !feeds.stream().allMatch(feed -> feed.contains(title)))
                .map(title -> title + " was acknowledged and is in no feed, or not in every one");
    }

    private Stream<String> foreign() {
        var published = evidence.publications().stream().map(Publication::title).collect(Collectors.toSet());
        return Stream.concat(lists().flatMap(List::stream), told().map(Told::title))
                .filter(title -> title != null && !published.contains(title))
                .map(title -> title + " was never sent");
    }

    private Stream<String> repeatedInLists() {
        return lists().flatMap(titles -> {
            var before = new HashSet<String>();
            return titles.stream().filter(title -> !before.add(title)).map(title -> title + " stands twice in a list");
        });
    }

    private Stream<String> repeatedInStreams() {
        var breaches = new ArrayList<String>();
        for (var stream : evidence.streams()) {
            var last = new Place();
            var titles = new HashMap<String, Long>();
            for (var told : stream.told()) {
                if (told.kind() == Told.Kind.CHANGE && told.seq() <= last.seq) {
                    breaches.add(stream.reader() + " was told " + told.seq() + " after " + last.seq);
                }
                last.move(told);
                var before = told.title() == null ? null : titles.put(told.title(), told.seq());
                if (before != null && before != told.seq()) {
                    breaches.add(told.title() + " was published as " + before + " and as " + told.seq());
                }
            }
        }
        return breaches.stream();
    }

    /** An article that was acknowledged before the walk began, and stands below its first one, is on its way. */
    private Stream<String> skipped(Walk walk) {
        var titles = new HashSet<>(walk.titles());
        var begin = walk.pages().get(0).requestedAt();
        var first = titles.stream()
                .filter(ranks::containsKey)
                .mapToInt(this::rank)
                .min()
                .orElse(0);
        return evidence.publications().stream()
                .filter(publication -> publication.acknowledgedAt() < begin)
                .map(Publication::title)
                .filter(title -> ranks.containsKey(title) && rank(title) > first && !titles.contains(title))
                .map(title -> walk.pages().get(0).reader() + " came past " + title + " without seeing it");
    }

    private Stream<String> skipped(Evidence.Stream stream) {
        var breaches = new ArrayList<String>();
        var last = new Place();
        for (var told : stream.told()) {
            var expected = told.kind() == Told.Kind.RESUMED ? last.seq : last.seq + 1;
            var isNext = told.kind() == Told.Kind.CHANGE || told.kind() == Told.Kind.RESUMED;
            if (isNext && last.isKnown() && told.seq() > expected) {
                breaches.add(stream.reader() + " went from " + last.seq + " to " + told.seq());
            }
            last.move(told);
        }
        if (last.isKnown() && last.seq < evidence.atRest().seq()) {
            breaches.add(stream.reader() + " was told nothing after " + last.seq + " of "
                    + evidence.atRest().seq());
        }
        return breaches.stream();
    }

    private Stream<String> otherOrder(List<String> titles) {
        var known = titles.stream().filter(ranks::containsKey).toList();
        return Stream.iterate(1, next -> next < known.size(), next -> next + 1)
                .filter(next -> rank(known.get(next - 1)) > rank(known.get(next)))
                .map(next -> known.get(next - 1) + " stood before " + known.get(next));
    }

    /** The front pages of each reader, each kind apart, in the order in which they were requested. */
    private Stream<List<Page>> readers() {
        var readers = new LinkedHashMap<String, List<Page>>();
        evidence.frontPages().stream()
                .sorted((one, other) -> Long.compare(one.requestedAt(), other.requestedAt()))
                .forEach(page -> readers.computeIfAbsent(page.reader() + page.path(), reader -> new ArrayList<>())
                        .add(page));
        return readers.values().stream();
    }

    /** An article that a reader has seen stays on the front page until newer ones have pushed it off. */
    private Stream<String> wentBack(List<Page> pages) {
        var breaches = new ArrayList<String>();
        var seen = new HashMap<String, Long>();
        for (var page : pages) {
            var lowest = page.titles().stream().mapToInt(this::rank).max().orElse(Integer.MAX_VALUE);
            var limit = page.requestedAt() - TOLERANCE.toNanos();
            seen.entrySet().stream()
                    .filter(title -> title.getValue() < limit && rank(title.getKey()) < lowest)
                    .filter(title -> !page.titles().contains(title.getKey()))
                    .forEach(title ->
                            breaches.add(page.reader() + " saw " + title.getKey() + " on " + page.path() + " and "
                                    + Duration.ofNanos(page.requestedAt() - title.getValue())
                                            .toMillis() + " ms later did not"));
            page.titles().stream()
                    .filter(ranks::containsKey)
                    .forEach(title -> seen.putIfAbsent(title, page.answeredAt()));
        }
        return breaches.stream();
    }

    private Stream<String> seenAgain() {
        var gone = evidence.retractions().stream()
                .filter(retraction -> retraction.acknowledgedAt() != Evidence.NEVER)
                .collect(Collectors.toMap(
                        Retraction::title, retraction -> retraction.acknowledgedAt() + TOLERANCE.toNanos(), Math::min));
        var onPages = pages().flatMap(page -> page.titles().stream()
                .filter(title -> isAfter(page.requestedAt(), gone.get(title)))
                .map(title -> page.reader() + " saw " + title + " on " + page.path()));
        var inStreams = told().filter(told -> told.title() != null && isAfter(told.at(), gone.get(told.title())))
                .map(told -> "a stream told " + told.title());
        var atRest = evidence.atRest().feeds().stream()
                .flatMap(List::stream)
                .filter(gone::containsKey)
                .map(title -> title + " is in a feed at rest");
        return Stream.of(onPages, inStreams, atRest).flatMap(Function.identity());
    }

    private static boolean isAfter(long time, @Nullable Long gone) {
        return gone != null && time > gone;
    }

    private static boolean isUntrue(Comments comments) {
        return comments.count() != comments.listed()
                || comments.listed() < comments.acknowledged()
                || comments.listed() > comments.sent();
    }

    private Stream<Page> pages() {
        return Stream.concat(
                evidence.frontPages().stream(), evidence.walks().stream().flatMap(walk -> walk.pages().stream()));
    }

    /** Every list of articles that anybody got. */
    private Stream<List<String>> lists() {
        return Stream.of(
                        evidence.frontPages().stream().map(Page::titles),
                        evidence.walks().stream().map(Walk::titles),
                        evidence.atRest().feeds().stream())
                .flatMap(Function.identity());
    }

    private Stream<Told> told() {
        return evidence.streams().stream().flatMap(stream -> stream.told().stream());
    }

    /** Returns the place of the article in the feed at rest, from 0; -1 if it is not there. */
    private int rank(String title) {
        return ranks.getOrDefault(title, -1);
    }

    private static Map<String, Integer> ranks(List<String> feed) {
        var ranks = new HashMap<String, Integer>();
        for (var title : feed) {
            ranks.putIfAbsent(title, ranks.size());
        }
        return ranks;
    }

    /** The last change that a reader knows of; below 0 if it cannot tell. */
    private static final class Place {

        private long seq = -1;

        boolean isKnown() {
            return seq >= 0;
        }

        void move(Told told) {
            seq = switch (told.kind()) {
                case BEGUN -> told.seq();
                case RESUMED -> Math.max(seq, told.seq());
                case RESYNC -> -1;
                case CHANGE -> Math.max(seq, told.seq());
            };
        }
    }
}

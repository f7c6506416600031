package dev.unspool.search;

import dev.unspool.article.ArticleId;
import dev.unspool.store.EventLog;
import dev.unspool.store.LogHead;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The headlines of a site as of one change of its log. Never changes; each change makes another.
 *
 * <p>Most of them are in one large index. Those that changed since it was made are left out of it, and are in a small one.
 */
final class KnownHeadlines {

    /** With more changes, a new large index is made. The small one is made anew for each change, in some milliseconds. */
    private static final int MANY_CHANGES = 500;

    /** With more changes, all is read again: nothing kept up with them. */
    private static final int MOST_CHANGES = 5_000;

    /** Matches of each index that are ranked. */
    private static final int MOST_RANKED = 64;

    /** Sections, tags and authors among the suggestions: they stand before the headlines, and must leave room for those. */
    private static final int MOST_TOPICS = 3;

    private final UUID epoch;
    private final long seq;

    /** The large index; null until it is read. */
    private final @Nullable Loaded loaded;

    /** The articles that changed since {@link #changesFrom}, each with its last change. */
    private final Map<ArticleId, Change> changes;

    private final long changesFrom;
    private final HeadlineIndex newer;
    private final long refiledAt;

    private KnownHeadlines(
            UUID epoch,
            long seq,
            @Nullable Loaded loaded,
            Map<ArticleId, Change> changes,
            long changesFrom,
            HeadlineIndex newer,
            long refiledAt) {
        this.epoch = epoch;
        this.seq = seq;
        this.loaded = loaded;
        this.changes = changes;
        this.changesFrom = changesFrom;
        this.newer = newer;
        this.refiledAt = refiledAt;
    }

    /** Returns a state in which no headline is known, from which the log is followed. */
    static KnownHeadlines none(LogHead head) {
        return new KnownHeadlines(head.epoch(), head.seq(), null, Map.of(), head.seq(), HeadlineIndex.EMPTY, 0);
    }

    /** The newest change that is known. */
    long seq() {
        return seq;
    }

    UUID epoch() {
        return epoch;
    }

    boolean isLoaded() {
        return loaded != null;
    }

    /** Whether the articles must be read again: never yet, or before a section, a tag or an author changed. */
    boolean mustBeLoaded() {
        return loaded == null || loaded.seq() < refiledAt;
    }

    boolean hasManyChanges() {
        return changes.size() > MANY_CHANGES;
    }

    /** Whether {@code part} has all changes from this state on. If not, the log was cut off, or is another one. */
    boolean isContinuedBy(EventLog.Part part) {
        var entries = part.entries();
        return part.head().epoch().equals(epoch)
                && (entries.isEmpty()
                        ? part.head().seq() == seq
                        : entries.get(0).seq() == seq + 1);
    }

    /**
     * Returns the state after the changes of {@code part}.
     *
     * @param read those of the changed articles that are published
     */
    KnownHeadlines after(EventLog.Part part, Map<ArticleId, SuggestedArticle> read) {
        if (!isContinuedBy(part)) {
            return none(part.head());
        }
        if (part.entries().isEmpty()) {
            return this;
        }
        var after = new LinkedHashMap<>(changes);
        var refiled = refiledAt;
        for (var entry : part.entries()) {
            switch (entry.event().type()) {
                case REFILED -> refiled = entry.seq();
                case PUBLISHED, CORRECTED, RETRACTED, UNKNOWN ->
                    after.put(entry.article(), new Change(entry.seq(), read.get(entry.article())));
            }
        }
        var last = part.entries().get(part.entries().size() - 1).seq();
        return after.size() > MOST_CHANGES
                ? none(new LogHead(epoch, last, 0))
                : new KnownHeadlines(epoch, last, loaded, after, changesFrom, index(after), refiled);
    }

    /** Returns all articles, newest first, at most so many. */
    List<SuggestedArticle> articles(int most) {
        return Stream.concat(
                        newer.articles().stream(), older().articles().stream().filter(this::isUnchanged))
                .sorted(SuggestedArticle.NEWEST_FIRST)
                .limit(most)
                .toList();
    }

    /** Returns this state with an index that was read from the database as of {@code head}; this state itself if it no longer knows what changed since. */
    KnownHeadlines with(HeadlineIndex index, LogHead head) {
        return head.epoch().equals(epoch) ? with(new Loaded(index, head.seq()), head.seq()) : this;
    }

    /** Returns this state with an index of all that {@code earlier} knew. */
    KnownHeadlines with(HeadlineIndex index, KnownHeadlines earlier) {
        return earlier.epoch.equals(epoch) && loaded != null && loaded.isOf(earlier.loaded)
                ? with(new Loaded(index, loaded.seq()), earlier.seq)
                : this;
    }

    private KnownHeadlines with(Loaded other, long asOf) {
        if (asOf < changesFrom) {
            return this;
        }
        var since = new LinkedHashMap<>(changes);
        since.values().removeIf(change -> change.seq() <= asOf);
        return new KnownHeadlines(epoch, seq, other, since, Math.min(asOf, seq), index(since), refiledAt);
    }

    /** Returns what may be meant by {@code text}: topics, then articles, newest first, those that begin with it before all others. */
    List<Suggestion> find(String text, int limit) {
        var typed = TypedWords.of(text);
        if (typed.isEmpty()) {
            return List.of();
        }
        var beginning = Folding.folded(text.strip());
        var articles = Stream.concat(
                        newer.matching(typed).limit(MOST_RANKED),
                        older().matching(typed).filter(this::isUnchanged).limit(MOST_RANKED))
                .map(article -> Match.of(article, beginning))
                .sorted(Match.BEST_FIRST)
                .map(Match::article);
        return Stream.concat(topics(typed), articles.map(Suggestion::of))
                .limit(limit)
                .toList();
    }

    /** Whether a published headline has the word, or one that begins with it. */
    boolean knows(String word) {
        return newer.hasBeginning(word, article -> true) || older().hasBeginning(word, this::isUnchanged);
    }

    /** Returns the word of a published headline that is most like {@code word}; null if none is within {@code most} mistakes. */
    @Nullable
    String nearest(String word, int most) {
        var older = older().nearest(word, most, this::isUnchanged);
        var newer = this.newer.nearest(word, most, article -> true);
        if (older == null || (newer != null && older.isWorseThan(newer.mistakes(), newer.count()))) {
            return newer == null ? null : this.newer.spelled(newer);
        }
        return older().spelled(older);
    }

    private Stream<Suggestion> topics(TypedWords typed) {
        if (mustBeLoaded()) {
            return Stream.empty(); // what is in memory may have another name by now
        }
        var counts = new HashMap<SuggestedTopic, Integer>();
        Stream.concat(
                        newer.topics(typed, article -> true).limit(MOST_RANKED),
                        older().topics(typed, this::isUnchanged).limit(MOST_RANKED))
                .forEach(filed -> counts.merge(filed.topic(), filed.count(), Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<SuggestedTopic, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().name()))
                .limit(MOST_TOPICS)
                .map(entry -> Suggestion.of(entry.getKey()));
    }

    private HeadlineIndex older() {
        return loaded == null ? HeadlineIndex.EMPTY : loaded.index();
    }

    private boolean isUnchanged(SuggestedArticle article) {
        return !changes.containsKey(article.id());
    }

    private static HeadlineIndex index(Map<ArticleId, Change> changes) {
        return HeadlineIndex.of(changes.values().stream()
                .map(Change::article)
                .filter(Objects::nonNull)
                .toList());
    }

    /** An article that matches. @param isBegun whether its headline begins with what was typed */
    private record Match(SuggestedArticle article, boolean isBegun) {

        private static final Comparator<Match> BEST_FIRST = Comparator.comparing(Match::isBegun)
                .reversed()
                .thenComparing(Match::article, SuggestedArticle.NEWEST_FIRST);

        /** Characters of a headline for each that was typed: accents may be characters of their own. */
        private static final int FOLDED_AWAY = 3;

        static Match of(SuggestedArticle article, String beginning) {
            var title = article.title();
            var begin = title.substring(0, Math.min(title.length(), FOLDED_AWAY * beginning.length()));
            return new Match(article, Folding.folded(begin).startsWith(beginning));
        }
    }

    /** The large index. @param seq of the change as of which it was read from the database */
    private record Loaded(HeadlineIndex index, long seq) {

        private boolean isOf(@Nullable Loaded other) {
            return other != null && index == other.index;
        }
    }

    /** The last change of an article. @param article null if it is no longer published */
    private record Change(long seq, @Nullable SuggestedArticle article) {}
}

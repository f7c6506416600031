package dev.unspool.syndication;

import dev.unspool.article.Article;
import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.SortKey;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.Slice;
import dev.unspool.store.SyndicatedArticles;
import dev.unspool.store.SyndicatedArticles.FeedFacts;
import dev.unspool.store.SyndicatedArticles.WithdrawnArticle;
import dev.unspool.syndication.FeedDocument.Links;
import dev.unspool.syndication.FeedDocument.Tombstone;
import dev.unspool.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads the documents of feeds. */
@Component
final class FeedDocuments {

    /** The time for which a feed names a retracted article. Every feed reader in use fetches the feed within it. */
    static final Duration TOLD_FOR = Duration.ofDays(30);

    /** The most retracted articles that a feed names. */
    private static final int MAX_WITHDRAWN = 50;

    /** Articles read at once: a few of the largest fit into memory. */
    private static final int STEP = 20;

    private final ArticleStore store;
    private final SyndicatedArticles syndicated;
    private final FeedEntries entries;
    private final Clock clock;

    FeedDocuments(ArticleStore store, SyndicatedArticles syndicated, FeedEntries entries, Clock clock) {
        this.store = store;
        this.syndicated = syndicated;
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * Gives, on a thread that may be busy for long since the full text of articles is cleaned there, the current document of the list, or the archive that begins after article {@code number}. Fails with a {@link Problem} if there
     * never was such an article.
     */
    Mono<ReadDocument> read(FeedList list, @Nullable Long number) {
        return syndicated
                .facts(number)
                .flatMap(facts -> number == null ? current(list, facts) : archive(list, number, facts));
    }

    private Mono<ReadDocument> current(FeedList list, FeedFacts facts) {
        return span(list, start(list), Span.CURRENT)
                .zipWith(syndicated.withdrawn(
                        list.kind(), list.key(), clock.instant().minus(TOLD_FOR), MAX_WITHDRAWN))
                .publishOn(Schedulers.boundedElastic())
                .map(read -> document(list, facts, read.getT1(), read.getT2(), null, null));
    }

    private Mono<ReadDocument> archive(FeedList list, long number, FeedFacts facts) {
        var key = facts.key();
        if (key == null) {
            return Mono.error(() -> Problem.notFound("No document of this feed begins there."));
        }
        return span(list, start(list).after(key), 1)
                .zipWith(newer(list, key))
                .publishOn(Schedulers.boundedElastic())
                .map(read -> document(
                        list,
                        facts,
                        read.getT1(),
                        List.of(),
                        number,
                        read.getT2().orElse(null)));
    }

    private static FeedCursor start(FeedList list) {
        return FeedCursor.start(list.filter(), Long.MAX_VALUE);
    }

    private Mono<Span> span(FeedList list, FeedCursor from, int least) {
        return step(list, Span.from(from, least))
                .expand(span -> span.isWhole() ? Mono.empty() : step(list, span))
                .last();
    }

    private Mono<Span> step(FeedList list, Span span) {
        return store.articles(list.filter(), span.cursor(), STEP).map(span::with);
    }

    /**
     * Finds the number after which the archive of newer articles begins that ends just before {@code key}; empty if that is the current document,
     * or not to be found within the longest document.
     */
    private Mono<Optional<Long>> newer(FeedList list, SortKey key) {
        return store.headlines(list.filter(), start(list).before(key), Span.MAX + Span.CURRENT)
                .map(FeedDocuments::newer);
    }

    private static Optional<Long> newer(Slice<Headline> slice) {
        var newestFirst = slice.items();
        for (var place = newestFirst.size() - 1; place >= Math.max(0, newestFirst.size() - Span.MAX); place--) {
            if (Span.isEnd(newestFirst.get(place).id())) {
                var isInCurrent = !slice.more() && place + 1 < Span.CURRENT;
                return isInCurrent
                        ? Optional.empty()
                        : Optional.of(newestFirst.get(place).number());
            }
        }
        return Optional.empty();
    }

    private ReadDocument document(
            FeedList list,
            FeedFacts facts,
            Span span,
            List<WithdrawnArticle> withdrawn,
            @Nullable Long self,
            @Nullable Long newer) {
        var gone = withdrawn.stream().map(each -> each.retraction().id()).collect(Collectors.toSet());
        var shown = without(gone, span.articles());
        var all = Stream.concat(
                        shown.stream().map(entries::of), withdrawn.stream().map(entries::of))
                .toList();
        var links = new Links(self, span.goesOn() ? last(span.articles()) : null, newer);
        var updated =
                all.stream().map(FeedEntry::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
        var document = new FeedDocument(
                list,
                list.id(facts.id()),
                updated,
                all,
                withdrawn.stream().map(FeedDocuments::tombstone).toList(),
                links);
        return new ReadDocument(
                document,
                facts,
                shown.stream().map(Article::id).toList(),
                withdrawn.stream().map(each -> each.retraction().id()).toList());
    }

    /** Leaves out what was retracted between the two readings. */
    private static List<Article> without(Set<ArticleId> gone, List<Article> articles) {
        return articles.stream().filter(article -> !gone.contains(article.id())).toList();
    }

    private static Long last(List<Article> articles) {
        return articles.get(articles.size() - 1).headline().number();
    }

    private static Tombstone tombstone(WithdrawnArticle withdrawn) {
        var retraction = withdrawn.retraction();
        return new Tombstone(FeedEntry.idOf(retraction.id()), retraction.at(), retraction.notice());
    }

    /**
     * A document, and what it depends on.
     *
     * @param articles the published ones that it shows
     * @param withdrawn the retracted ones whose notices it shows
     */
    record ReadDocument(FeedDocument document, FeedFacts facts, List<ArticleId> articles, List<ArticleId> withdrawn) {}
}

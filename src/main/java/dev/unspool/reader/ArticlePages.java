package dev.unspool.reader;

import dev.unspool.article.Article;
import dev.unspool.article.Dates;
import dev.unspool.article.Headline;
import dev.unspool.article.Retraction;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.cursor.StreamCursor;
import dev.unspool.difference.NodeChange;
import dev.unspool.difference.NodeDifference;
import dev.unspool.feed.Description;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.reader.ArticlePage.NextLink;
import dev.unspool.reader.ArticlePage.Session;
import dev.unspool.store.CorrectedArticle;
import dev.unspool.store.CorrectedArticles;
import dev.unspool.store.Found.Published;
import dev.unspool.store.LogHead;
import dev.unspool.web.Caching;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.Site;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Renders articles as pages of a reading session, which continues by links alone. */
@Component
final class ArticlePages {

    private final ReadingSessions sessions;
    private final CursorText text;
    private final Templates templates;
    private final PageFrames frames;
    private final NewsArticleJson json;
    private final CorrectedArticles corrected;
    private final JsonAnswers answers;
    private final Site site;

    ArticlePages(
            ReadingSessions sessions,
            CursorText text,
            Templates templates,
            PageFrames frames,
            NewsArticleJson json,
            CorrectedArticles corrected,
            JsonAnswers answers,
            Site site) {
        this.sessions = sessions;
        this.text = text;
        this.templates = templates;
        this.frames = frames;
        this.json = json;
        this.corrected = corrected;
        this.answers = answers;
        this.site = site;
    }

    /** @param cursor the cursor just after this article in a session that began elsewhere; null if one begins here */
    Mono<Rendered> page(Published found, @Nullable String cursor) {
        return Mono.fromCallable(() -> nextCursor(found, cursor))
                .flatMap(feedCursor -> Mono.zip(
                        frames.at(found.log().seq()),
                        nextLink(feedCursor),
                        (frame, next) -> answer(frame, found, feedCursor, next, scope(cursor))));
    }

    /** Gives the article element alone, for caches to keep as {@code cacheControl} says. */
    Mono<Rendered> fragment(Published found, String cacheControl) {
        return Mono.fromCallable(() -> {
            var dependencies =
                    new Dependencies(found.log(), List.of(found.article().id()), Scope.ARTICLES);
            var headers = dependencies.headers(cacheControl);
            headers.set("X-Robots-Tag", "noindex");
            var element = templates.bytes("article", ArticleElement.of(found.article(), site));
            return new Rendered(HtmlAnswers.ok(element, headers), dependencies);
        });
    }

    /**
     * Gives what the article element differs in from version {@code from}, as JSON, for caches to keep as {@code cacheControl} says. Gives the element itself
     * if the difference is not known, or if it is not much shorter.
     */
    Mono<Rendered> difference(Published found, int from, String cacheControl) {
        return corrected
                .since(found.article().id().toString(), from)
                .publishOn(Schedulers.boundedElastic()) // comparing two long bodies takes too long for an event loop
                .mapNotNull(article -> difference(found, article, cacheControl))
                .switchIfEmpty(Mono.defer(() -> fragment(found, cacheControl)));
    }

    /** Returns null if the difference is not known, or is more than half of the element. */
    private @Nullable Rendered difference(Published found, CorrectedArticle corrected, String cacheControl) {
        var earlier = corrected.earlier();
        var isCurrent =
                corrected.now() instanceof Published now && now.article().equals(found.article());
        return isCurrent && earlier != null && earlier.isWhole()
                ? difference(found, earlier.article(), cacheControl)
                : null;
    }

    private @Nullable Rendered difference(Published found, Article earlier, String cacheControl) {
        var element = templates.text("article", ArticleElement.of(found.article(), site));
        var difference = NodeDifference.between(templates.text("article", ArticleElement.of(earlier, site)), element);
        var rows = difference.changes().stream().map(NodeChange::row).toList();
        var dependencies = new Dependencies(found.log(), List.of(found.article().id()), Scope.ARTICLES);
        var headers = dependencies.headers(cacheControl);
        headers.set("X-Robots-Tag", "noindex");
        var answer = answers.ok(
                new ElementChanges(
                        found.article().headline().version(),
                        earlier.headline().version(),
                        difference.textLength(),
                        rows),
                headers);
        return Objects.requireNonNull(answer.getBody()).length > element.length() / 2
                ? null
                : new Rendered(answer, dependencies);
    }

    /**
     * The JSON by which an open page makes its element of an earlier version equal to the newest.
     *
     * @param length of the text that the element has then
     * @param changes rows of {@link NodeChange}
     */
    private record ElementChanges(int version, int from, int length, List<List<@Nullable Object>> changes) {}

    /** Gives the notice that replaces a retracted article. A session continues past it. */
    Mono<Rendered> gone(Retraction retraction, @Nullable String cursor) {
        var link = cursor == null
                ? Mono.just(Optional.<NextLink>empty())
                : Mono.fromCallable(() -> sessions.resume(cursor, FeedFilter.ALL))
                        .flatMap(this::nextLink);
        return Mono.zip(
                frames.current(),
                link,
                (frame, next) -> Rendered.uncached(
                        HtmlAnswers.gone(retraction.id(), templates.bytes("notice", notice(frame, retraction, next)))));
    }

    private FeedCursor nextCursor(Published found, @Nullable String cursor) {
        var headline = found.article().headline();
        return cursor == null
                ? sessions.open(FeedFilter.ALL, headline.id(), found.log())
                : sessions.resumeAfter(headline, cursor, FeedFilter.ALL)
                        .pinnedUpTo(found.log().number());
    }

    private Mono<Optional<NextLink>> nextLink(FeedCursor feedCursor) {
        return sessions.peek(FeedFilter.ALL, feedCursor, ReadRanges.NOTHING)
                .map(headline -> Optional.of(nextLink(feedCursor, headline)))
                .defaultIfEmpty(Optional.empty());
    }

    private NextLink nextLink(FeedCursor feedCursor, Headline headline) {
        var story = new Story(headline, site);
        return new NextLink(story, story.path() + "?cursor=" + sessions.text(sessions.after(feedCursor, headline)));
    }

    /** A session that begins here must begin with the newest article; one that continues has its head pinned. */
    private static Scope scope(@Nullable String cursor) {
        return cursor == null ? Scope.NEWEST : Scope.LIST;
    }

    private Rendered answer(
            PageFrame frame, Published found, FeedCursor feedCursor, Optional<NextLink> next, Scope scope) {
        var element = ArticleElement.of(found.article(), site);
        var head = Head.article(element.story(), Description.of(found.article()), json.of(found.article()));
        var page = new ArticlePage(frame, head, element, session(feedCursor, found.log()), next.orElse(null));
        var articles = Stream.concat(
                        Stream.of(found.article().headline()),
                        next.stream().map(link -> link.story().headline()))
                .map(Headline::id)
                .toList();
        var dependencies = new Dependencies(found.log(), articles, scope);
        var headers = dependencies.headers(Caching.ARTICLE);
        HtmlAnswers.ignoreCampaigns(headers, ArticlePageResource.QUERY);
        next.ifPresent(link -> headers.add(HttpHeaders.LINK, "<" + link.href() + ">; rel=\"next\""));
        return new Rendered(HtmlAnswers.ok(templates.bytes("articlePage", page), headers), dependencies);
    }

    private Session session(FeedCursor feedCursor, LogHead log) {
        var token = text.write(new StreamCursor(feedCursor, log.seq(), log.epoch()));
        return new Session(feedCursor, sessions.text(feedCursor), token, log);
    }

    private static Notice notice(PageFrame frame, Retraction retraction, Optional<NextLink> next) {
        var heading = "This article was retracted";
        return new Notice(
                frame,
                Head.notice(heading),
                heading,
                retraction.notice(),
                "Retracted on " + Dates.day(retraction.at(), frame.language()) + ".",
                null,
                next.orElse(null),
                true);
    }
}

package dev.unspool.reader;

import dev.unspool.article.Headline;
import dev.unspool.article.Retraction;
import dev.unspool.cursor.CursorText;
import dev.unspool.cursor.FeedCursor;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.cursor.ReadRanges;
import dev.unspool.cursor.StreamPosition;
import dev.unspool.feed.ReadingSessions;
import dev.unspool.hotfeed.Finished;
import dev.unspool.hotfeed.Grounds;
import dev.unspool.hotfeed.Grounds.Scope;
import dev.unspool.reader.ArticlePage.Onward;
import dev.unspool.reader.ArticlePage.Session;
import dev.unspool.store.Found.Published;
import dev.unspool.store.LogHead;
import dev.unspool.web.Caching;
import dev.unspool.web.Site;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Draws articles as pages of a reading session, which goes on by links alone. */
@Component
final class ArticlePages {

    private final ReadingSessions sessions;
    private final CursorText text;
    private final Templates templates;
    private final Frames frames;
    private final NewsArticleJson json;
    private final Site site;

    ArticlePages(
            ReadingSessions sessions,
            CursorText text,
            Templates templates,
            Frames frames,
            NewsArticleJson json,
            Site site) {
        this.sessions = sessions;
        this.text = text;
        this.templates = templates;
        this.frames = frames;
        this.json = json;
        this.site = site;
    }

    /** @param cursor the place after this article in a session that began elsewhere; null where one begins here */
    Mono<Finished> page(Published found, @Nullable String cursor) {
        return Mono.fromCallable(() -> place(found, cursor))
                .flatMap(place -> Mono.zip(
                        frames.current(),
                        onward(place),
                        (frame, next) -> answer(frame, found, place, next, scope(cursor))));
    }

    /** The article element alone. */
    Mono<Finished> fragment(Published found) {
        return Mono.fromCallable(() -> {
            var grounds = new Grounds(found.log(), List.of(found.article().id()), Scope.ARTICLES);
            var headers = grounds.headers(Caching.ARTICLE);
            headers.set("X-Robots-Tag", "noindex");
            var element = templates.bytes("article", ArticleElement.of(found.article(), site));
            return new Finished(HtmlAnswers.ok(element, headers), grounds);
        });
    }

    /** What remains of an article that was taken away. A session goes on past it. */
    Mono<Finished> gone(Retraction retraction, @Nullable String cursor) {
        var onward = cursor == null
                ? Mono.just(Optional.<Onward>empty())
                : Mono.fromCallable(() -> sessions.resume(cursor, FeedFilter.ALL))
                        .flatMap(this::onward);
        return Mono.zip(
                frames.current(),
                onward,
                (frame, next) -> Finished.passing(
                        HtmlAnswers.gone(retraction.id(), templates.bytes("notice", notice(frame, retraction, next)))));
    }

    private FeedCursor place(Published found, @Nullable String cursor) {
        var headline = found.article().headline();
        return cursor == null
                ? sessions.open(FeedFilter.ALL, headline.id(), found.log())
                : sessions.resumeAfter(headline, cursor, FeedFilter.ALL);
    }

    private Mono<Optional<Onward>> onward(FeedCursor place) {
        return sessions.peek(FeedFilter.ALL, place, ReadRanges.NOTHING)
                .map(headline -> Optional.of(onward(place, headline)))
                .defaultIfEmpty(Optional.empty());
    }

    private Onward onward(FeedCursor place, Headline headline) {
        var story = new Story(headline, site);
        return new Onward(story, story.path() + "?cursor=" + sessions.text(sessions.after(place, headline)));
    }

    /** A session that begins here is to begin with the newest article; one that goes on has pinned its head. */
    private static Scope scope(@Nullable String cursor) {
        return cursor == null ? Scope.NEWEST : Scope.LIST;
    }

    private Finished answer(Frame frame, Published found, FeedCursor place, Optional<Onward> next, Scope scope) {
        var element = ArticleElement.of(found.article(), site);
        var head = Head.article(element.story(), json.of(found.article()));
        var page = new ArticlePage(frame, head, element, session(place, found.log()), next.orElse(null));
        var shows = Stream.concat(
                        Stream.of(found.article().headline()),
                        next.stream().map(onward -> onward.story().headline()))
                .map(Headline::id)
                .toList();
        var grounds = new Grounds(found.log(), shows, scope);
        var headers = grounds.headers(Caching.ARTICLE);
        next.ifPresent(onward -> headers.add(HttpHeaders.LINK, "<" + onward.href() + ">; rel=\"next\""));
        return new Finished(HtmlAnswers.ok(templates.bytes("articlePage", page), headers), grounds);
    }

    private Session session(FeedCursor place, LogHead log) {
        var token = text.write(new StreamPosition(place, log.seq(), log.epoch()));
        return new Session(place, sessions.text(place), token, log.seq());
    }

    private static Notice notice(Frame frame, Retraction retraction, Optional<Onward> next) {
        var heading = "This article was retracted";
        return new Notice(
                frame,
                Head.notice(heading),
                heading,
                retraction.notice(),
                "Retracted on " + Dates.day(retraction.at(), frame.language()) + ".",
                null,
                next.orElse(null));
    }
}

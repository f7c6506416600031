package dev.unspool.reader;

import dev.unspool.article.Headline;
import dev.unspool.feed.FeedPage;
import dev.unspool.feed.FeedPages;
import dev.unspool.hotfeed.Finished;
import dev.unspool.hotfeed.Grounds;
import dev.unspool.hotfeed.Grounds.Scope;
import dev.unspool.web.Caching;
import dev.unspool.web.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Draws lists of headlines, which go on by links alone. */
@Component
final class HeadlinePages {

    /** The public contract's page of summaries: a front and a screen or two beneath it. */
    private static final int LIMIT = 20;

    private final FeedPages feed;
    private final Templates templates;
    private final Frames frames;
    private final Site site;

    HeadlinePages(FeedPages feed, Templates templates, Frames frames, Site site) {
        this.feed = feed;
        this.templates = templates;
        this.frames = frames;
        this.site = site;
    }

    Mono<Finished> answer(Topic topic, Ask ask) {
        return Mono.zip(
                frames.current(),
                feed.headlines(topic.filter(), ask.cursor(), LIMIT),
                (frame, page) -> ask.isFragment() ? fragment(topic, ask, page) : page(frame, topic, ask, page));
    }

    private Finished fragment(Topic topic, Ask ask, FeedPage<Headline> page) {
        var stories = stories(page);
        var grounds = grounds(ask, page);
        var headers = headers(topic, ask, page, grounds);
        headers.set("X-Robots-Tag", "noindex");
        var headlines = new Headlines(stories, topic.at(page.next()), null);
        return new Finished(HtmlAnswers.ok(templates.bytes("headlines", headlines), headers), grounds);
    }

    private Finished page(Frame frame, Topic topic, Ask ask, FeedPage<Headline> page) {
        var stories = stories(page);
        var isFront = topic.kind().equals("front") && ask.cursor() == null && !stories.isEmpty();
        var front = isFront ? Front.of(stories) : null;
        var headlines = new Headlines(
                front == null ? stories : front.rest(stories), topic.at(page.next()), topic.at(page.previous()));
        var drawn = new HeadlinePage(frame, head(topic, ask), topic, front, headlines, page.seq());
        var grounds = grounds(ask, page);
        var headers = headers(topic, ask, page, grounds);
        return new Finished(HtmlAnswers.ok(templates.bytes("headlinePage", drawn), headers), grounds);
    }

    private List<Story> stories(FeedPage<Headline> page) {
        return page.items().stream().map(headline -> new Story(headline, site)).toList();
    }

    /** Only a first page is found by search: what stands on the others moves on. */
    private Head head(Topic topic, Ask ask) {
        return Head.list(topic.name(), description(topic), ask.cursor() == null ? topic.path() : null);
    }

    private @Nullable String description(Topic topic) {
        return switch (topic.kind()) {
            case "front" -> site.tagline();
            case "author" ->
                topic.byline() == null ? null : topic.byline().author().bio();
            default -> topic.name() + " in " + site.name();
        };
    }

    private static Grounds grounds(Ask ask, FeedPage<Headline> page) {
        var shows = page.items().stream().map(Headline::id).toList();
        return new Grounds(page.log(), shows, ask.cursor() == null ? Scope.NEWEST : Scope.LIST);
    }

    private static HttpHeaders headers(Topic topic, Ask ask, FeedPage<Headline> page, Grounds grounds) {
        var headers = grounds.headers(ask.cursor() == null ? Caching.FIRST_PAGE : Caching.DEEPER_PAGE);
        link(headers, topic.at(page.next()), "next");
        link(headers, topic.at(page.previous()), "prev");
        return headers;
    }

    private static void link(HttpHeaders headers, @Nullable String address, String relation) {
        if (address != null) {
            headers.add(HttpHeaders.LINK, "<" + address + ">; rel=\"" + relation + '"');
        }
    }
}

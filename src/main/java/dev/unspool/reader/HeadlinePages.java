package dev.unspool.reader;

import dev.unspool.article.Headline;
import dev.unspool.feed.FeedPage;
import dev.unspool.feed.FeedPages;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.web.Caching;
import dev.unspool.web.Site;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Renders lists of headlines, which continue by links alone. */
@Component
final class HeadlinePages {

    /** The public contract's page of summaries: a front and a screen or two beneath it. */
    private static final int LIMIT = 20;

    private final FeedPages feed;
    private final Templates templates;
    private final PageFrames frames;
    private final SiteJson json;
    private final Site site;

    HeadlinePages(FeedPages feed, Templates templates, PageFrames frames, SiteJson json, Site site) {
        this.feed = feed;
        this.templates = templates;
        this.frames = frames;
        this.json = json;
        this.site = site;
    }

    Mono<Rendered> answer(ListTopic topic, PageQuery query) {
        return feed.headlines(topic.filter(), query.cursor(), LIMIT)
                .zipWhen(page -> frames.at(page.seq()))
                .map(both -> query.isFragment()
                        ? fragment(topic, query, both.getT1())
                        : page(both.getT2(), topic, query, both.getT1()));
    }

    private Rendered fragment(ListTopic topic, PageQuery query, FeedPage<Headline> page) {
        var stories = stories(page);
        var dependencies = dependencies(query, page);
        var headers = headers(topic, query, page, dependencies);
        headers.set("X-Robots-Tag", "noindex");
        var headlines = new Headlines(stories, topic.at(page.next()), null);
        return new Rendered(HtmlAnswers.ok(templates.bytes("headlines", headlines), headers), dependencies);
    }

    private Rendered page(PageFrame frame, ListTopic topic, PageQuery query, FeedPage<Headline> page) {
        var stories = stories(page);
        var isFront = topic.kind().equals("front") && query.cursor() == null && !stories.isEmpty();
        var front = isFront ? Front.of(stories) : null;
        var headlines = new Headlines(
                front == null ? stories : front.rest(stories), topic.at(page.next()), topic.at(page.previous()));
        var data = new HeadlinePage(frame, head(topic, query), topic, front, headlines, page.log());
        var dependencies = dependencies(query, page);
        var headers = headers(topic, query, page, dependencies);
        return new Rendered(HtmlAnswers.ok(templates.bytes("headlinePage", data), headers), dependencies);
    }

    private List<Story> stories(FeedPage<Headline> page) {
        return page.items().stream().map(headline -> new Story(headline, site)).toList();
    }

    /** Every page is its own canonical one: search engines drop what a page behind the first links to if it names the first. */
    private Head head(ListTopic topic, PageQuery query) {
        var isFront = topic.kind().equals("front") && query.cursor() == null;
        var address = query.cursor() == null ? topic.path() : topic.at(query.cursor());
        return Head.headlines(topic, description(topic), address, isFront ? json.site() : null);
    }

    private String description(ListTopic topic) {
        var byline = topic.byline();
        if (byline != null) {
            var bio = byline.author().bio();
            return bio == null ? "Articles by " + topic.name() + " in " + site.name() : bio;
        }
        return topic.kind().equals("front") ? site.tagline() : topic.name() + " in " + site.name();
    }

    private static Dependencies dependencies(PageQuery query, FeedPage<Headline> page) {
        var articles = page.items().stream().map(Headline::id).toList();
        return new Dependencies(page.log(), articles, scope(query, page));
    }

    /** An empty page names a topic that any retraction may have taken the last article from. */
    private static Scope scope(PageQuery query, FeedPage<Headline> page) {
        if (page.items().isEmpty()) {
            return Scope.EVERY_ARTICLE;
        }
        return query.cursor() == null ? Scope.NEWEST : Scope.LIST;
    }

    private static HttpHeaders headers(
            ListTopic topic, PageQuery query, FeedPage<Headline> page, Dependencies dependencies) {
        var headers = dependencies.headers(query.cursor() == null ? Caching.FIRST_PAGE : Caching.DEEPER_PAGE);
        HtmlAnswers.ignoreCampaigns(headers, HeadlinePageResource.QUERY);
        HtmlAnswers.link(headers, topic.at(page.next()), "next");
        HtmlAnswers.link(headers, topic.at(page.previous()), "prev");
        return headers;
    }
}

package dev.unspool.reader;

import dev.unspool.article.Slug;
import dev.unspool.article.TopicKind;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.store.Topic;
import dev.unspool.store.Topics;
import dev.unspool.web.Caching;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The front page and the lists of sections, tags and authors; with {@code fragment=1} the headlines alone. */
@Component
final class HeadlinePageResource implements HotResource {

    static final QueryRule QUERY = QueryRule.page("cursor", "fragment");

    private static final String FRONT = "/";
    private static final String SECTIONS = "/sections/";
    private static final String TAGS = "/tags/";
    private static final String AUTHORS = "/authors/";

    private final Topics topics;
    private final HeadlinePages pages;
    private final Site site;

    HeadlinePageResource(Topics topics, HeadlinePages pages, Site site) {
        this.topics = topics;
        this.pages = pages;
        this.site = site;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.equals(FRONT)
                || path.startsWith("/?")
                || path.startsWith(SECTIONS)
                || path.startsWith(TAGS)
                || path.startsWith(AUTHORS);
    }

    @Override
    public QueryRule query() {
        return QUERY;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var query = PageQuery.of(target);
        var answer = answer(target, query);
        return answer == null ? null : new Lookup(query.key(target.path()), answer, query.cursor() == null);
    }

    private @Nullable Mono<Rendered> answer(RequestTarget target, PageQuery query) {
        if (target.path().equals(FRONT)) {
            return pages.answer(new ListTopic(FRONT, "front", site.name(), FeedFilter.ALL, null), query);
        }
        var section = target.segmentAfter(SECTIONS);
        if (section != null) {
            return answer(TopicKind.SECTION, section, target, query);
        }
        var tag = target.segmentAfter(TAGS);
        if (tag != null) {
            return answer(TopicKind.TAG, tag, target, query);
        }
        var author = target.segmentAfter(AUTHORS);
        return author == null ? null : answer(TopicKind.AUTHOR, author, target, query);
    }

    private Mono<Rendered> answer(TopicKind kind, String slug, RequestTarget target, PageQuery query) {
        var found = Slug.isValid(slug) ? topics.find(kind, slug) : Mono.<Topic>empty();
        return found.switchIfEmpty(Mono.error(() -> Problem.notFound("Nothing is filed under “" + slug + "”.")))
                .flatMap(topic -> topic.slug().equals(slug)
                        ? pages.answer(list(kind, topic), query).map(page -> page.readAt(topic.log()))
                        : Mono.just(redirect(list(kind, topic), target.query())));
    }

    private ListTopic list(TopicKind kind, Topic topic) {
        return switch (kind) {
            case SECTION ->
                new ListTopic(
                        site.sectionPath(topic.slug()), "section", topic.name(), FeedFilter.section(topic.key()), null);
            case TAG ->
                new ListTopic(site.tagPath(topic.slug()), "tag", topic.name(), FeedFilter.tag(topic.key()), null);
            case AUTHOR ->
                new ListTopic(
                        site.authorPath(topic.slug()),
                        "author",
                        topic.name(),
                        FeedFilter.author(topic.key()),
                        new Byline(Objects.requireNonNull(topic.author()), site));
        };
    }

    /** Redirects from a slug that the topic had. Cursors stay valid, so the query goes along. */
    private static Rendered redirect(ListTopic topic, @Nullable String queryString) {
        return Rendered.uncached(ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.CACHE_CONTROL, Caching.FIRST_PAGE)
                .header(HttpHeaders.LOCATION, queryString == null ? topic.path() : topic.path() + "?" + queryString)
                .build());
    }
}

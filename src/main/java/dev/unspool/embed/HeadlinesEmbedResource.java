package dev.unspool.embed;

import dev.unspool.article.Slug;
import dev.unspool.article.TopicKind;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.feed.FeedPages;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.store.Topic;
import dev.unspool.store.Topics;
import dev.unspool.web.PageLimit;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The embed of the newest headlines: {@code /embed/headlines}, of the site or of one section, tag or author. */
@Component
final class HeadlinesEmbedResource implements HotResource {

    private static final String PATH = "/embed/headlines";

    private static final QueryRule QUERY = QueryRule.page("section", "tag", "author", "limit");

    private static final int USUAL = 5;
    private static final int MOST = 20;

    private final Topics topics;
    private final FeedPages feed;
    private final EmbedPages pages;
    private final Site site;

    HeadlinesEmbedResource(Topics topics, FeedPages feed, EmbedPages pages, Site site) {
        this.topics = topics;
        this.feed = feed;
        this.pages = pages;
        this.site = site;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.startsWith(PATH);
    }

    @Override
    public QueryRule query() {
        return QUERY;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        if (!target.path().equals(PATH)) {
            return null;
        }
        var limit = PageLimit.of(target.parameter("limit"), USUAL, MOST);
        var asked = Stream.of(TopicKind.values())
                .flatMap(kind -> AskedTopic.of(kind, target.parameter(kind.code())))
                .toList();
        if (asked.size() > 1) {
            throw Problem.malformed("Give one of `section`, `tag` and `author`: the headlines are of one.");
        }
        if (asked.isEmpty()) {
            return new Lookup(
                    PATH + "?limit=" + limit, Mono.defer(() -> headlines(FeedFilter.ALL, null, "/", limit)), true);
        }
        var topic = asked.get(0);
        return new Lookup(
                PATH + "?limit=" + limit + '&' + topic.kind().code() + '=' + topic.slug(),
                Mono.defer(() -> headlines(topic.kind(), topic.slug(), limit)),
                true);
    }

    private record AskedTopic(TopicKind kind, String slug) {

        static Stream<AskedTopic> of(TopicKind kind, @Nullable String slug) {
            return slug == null ? Stream.of() : Stream.of(new AskedTopic(kind, slug));
        }
    }

    private Mono<Rendered> headlines(TopicKind kind, String slug, int limit) {
        var found = Slug.isValid(slug) ? topics.find(kind, slug) : Mono.<Topic>empty();
        return found.switchIfEmpty(Mono.error(() -> Problem.notFound("Nothing is filed under “" + slug + "”.")))
                .flatMap(topic -> headlines(filter(kind, topic), topic.name(), path(kind, topic), limit)
                        .map(headlines -> headlines.readAt(topic.log())))
                .onErrorResume(EmbedResource::isMissing, missing -> Mono.just(pages.missing((Problem) missing)));
    }

    private Mono<Rendered> headlines(FeedFilter filter, @Nullable String topic, String path, int limit) {
        return feed.headlines(filter, null, limit).map(page -> pages.headlines(topic, path, page));
    }

    private static FeedFilter filter(TopicKind kind, Topic topic) {
        return switch (kind) {
            case SECTION -> FeedFilter.section(topic.key());
            case TAG -> FeedFilter.tag(topic.key());
            case AUTHOR -> FeedFilter.author(topic.key());
        };
    }

    private String path(TopicKind kind, Topic topic) {
        return switch (kind) {
            case SECTION -> site.sectionPath(topic.slug());
            case TAG -> site.tagPath(topic.slug());
            case AUTHOR -> site.authorPath(topic.slug());
        };
    }
}

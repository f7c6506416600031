package dev.unspool.syndication;

import dev.unspool.article.Slug;
import dev.unspool.article.TopicKind;
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
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The feeds of the site, and of each section, tag and author: {@code /atom.xml}, {@code /tags/fog/rss.xml} and so on. */
@Component
final class SyndicationResource implements HotResource {

    private static final String BEFORE = "before";

    private static final QueryRule QUERY = QueryRule.page(BEFORE);

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    private static final Map<String, TopicKind> KINDS = Map.of(
            Site.SECTIONS + '/', TopicKind.SECTION,
            Site.TAGS + '/', TopicKind.TAG,
            Site.AUTHORS + '/', TopicKind.AUTHOR);

    private final Topics topics;
    private final FeedDocuments documents;
    private final FeedRendering rendering;
    private final FeedAddresses addresses;
    private final Site site;

    SyndicationResource(
            Topics topics, FeedDocuments documents, FeedRendering rendering, FeedAddresses addresses, Site site) {
        this.topics = topics;
        this.documents = documents;
        this.rendering = rendering;
        this.addresses = addresses;
        this.site = site;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.startsWith("/atom.xml")
                || path.startsWith("/rss.xml")
                || path.startsWith("/feed.json")
                || KINDS.keySet().stream().anyMatch(path::startsWith);
    }

    @Override
    public QueryRule query() {
        return QUERY;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var format = FeedFormat.of(target.path()).orElse(null);
        if (format == null) {
            return null;
        }
        var before = target.parameter(BEFORE);
        var answer = answer(format.listOf(target.path()), new Request(format, before));
        return answer == null
                ? null
                : new Lookup(
                        before == null ? target.path() : target.path() + "?before=" + before, answer, before == null);
    }

    /** @param before as it was sent; null for the current document */
    private record Request(FeedFormat format, @Nullable String before) {

        /** @throws Problem if it is not a number */
        @Nullable
        Long number() {
            if (before != null && !NUMBER.matcher(before).matches()) {
                throw Problem.malformed("Give `before` as a link of the feed has it, or leave it out.");
            }
            return before == null ? null : Long.valueOf(before);
        }
    }

    private @Nullable Mono<Rendered> answer(String list, Request request) {
        if (list.isEmpty()) {
            return answer(new FeedList("/", site.name(), site.tagline(), null, ""), request);
        }
        for (var kind : KINDS.entrySet()) {
            var slug = list.startsWith(kind.getKey())
                    ? list.substring(kind.getKey().length())
                    : "";
            if (!slug.isEmpty() && slug.indexOf('/') < 0) {
                return answer(kind.getValue(), slug, request);
            }
        }
        return null;
    }

    private Mono<Rendered> answer(FeedList list, Request request) {
        return Mono.defer(() -> documents.read(list, request.number()))
                .map(read -> rendering.of(read, request.format()));
    }

    private Mono<Rendered> answer(TopicKind kind, String slug, Request request) {
        var found = Slug.isValid(slug) ? topics.find(kind, slug) : Mono.<Topic>empty();
        return found.switchIfEmpty(Mono.error(() -> Problem.notFound("Nothing is filed under “" + slug + "”.")))
                .flatMap(topic -> topic.slug().equals(slug)
                        ? answer(list(kind, topic), request).map(feed -> feed.readAt(topic.log()))
                        : Mono.fromSupplier(() -> redirect(list(kind, topic), request)));
    }

    private FeedList list(TopicKind kind, Topic topic) {
        var title = topic.name() + " – " + site.name();
        return new FeedList(addresses.pagePath(kind, topic.slug()), title, description(kind, topic), kind, topic.key());
    }

    private String description(TopicKind kind, Topic topic) {
        var author = topic.author();
        if (author != null && author.bio() != null) {
            return author.bio();
        }
        return kind == TopicKind.AUTHOR
                ? "Articles by " + topic.name() + " in " + site.name()
                : topic.name() + " in " + site.name();
    }

    /** Redirects from a slug that the topic had. */
    private static Rendered redirect(FeedList list, Request request) {
        var path = request.format().pathFor(list.path());
        var before = request.number();
        return Rendered.uncached(ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.CACHE_CONTROL, Caching.FIRST_PAGE)
                .header(HttpHeaders.LOCATION, before == null ? path : path + "?before=" + before)
                .build());
    }
}

package dev.unspool.syndication;

import dev.unspool.article.ArticleId;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.syndication.FeedDocuments.ReadDocument;
import dev.unspool.web.Caching;
import dev.unspool.web.ETags;
import dev.unspool.web.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns documents into complete answers. */
@Component
final class FeedRendering {

    /** No change takes longer from its date to its commit. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Site site;
    private final SyndicationSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    FeedRendering(Site site, SyndicationSettings settings, JsonMapper json, Clock clock) {
        this.site = site;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    Rendered of(ReadDocument read, FeedFormat format) {
        var links = new FeedLinks(site, settings, format, read.document());
        var body = body(links);
        var isArchive = read.document().isArchive();
        var dependencies = new Dependencies(read.facts().log(), allArticles(read), scope(read));
        var headers = dependencies.headers(isArchive ? Caching.DEEPER_PAGE : Caching.FIRST_PAGE);
        setLastModified(headers, read.facts().changedAt());
        links.all().forEach(link -> headers.add(HttpHeaders.LINK, link.header()));
        return new Rendered(
                ResponseEntity.ok()
                        .headers(headers)
                        .contentType(MediaType.parseMediaType(format.contentType()))
                        .eTag(ETags.of(body))
                        .body(body),
                dependencies);
    }

    /** Returns the published and the retracted ones: the notice of a retracted one may change. */
    private static List<ArticleId> allArticles(ReadDocument read) {
        return Stream.concat(read.articles().stream(), read.withdrawn().stream())
                .toList();
    }

    /** An empty document names a topic that any retraction may have taken the last article from. */
    private static Scope scope(ReadDocument read) {
        if (read.articles().isEmpty()) {
            return Scope.EVERY_ARTICLE;
        }
        return read.document().isArchive() ? Scope.LIST : Scope.NEWEST;
    }

    private byte[] body(FeedLinks links) {
        return switch (links.format()) {
            case ATOM -> AtomFeed.of(links);
            case RSS -> RssFeed.of(links);
            case JSON -> json.writeValueAsBytes(JsonFeed.of(links));
        };
    }

    /**
     * Soon after a change another may follow that is dated in its second, since changes are dated before they are committed: the header could not
     * tell it from the first. Then there is none.
     */
    private void setLastModified(HttpHeaders headers, @Nullable Instant changedAt) {
        if (changedAt != null && changedAt.isBefore(clock.instant().minus(SETTLED))) {
            headers.setLastModified(changedAt);
        }
    }
}

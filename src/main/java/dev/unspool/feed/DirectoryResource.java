package dev.unspool.feed;

import dev.unspool.article.TopicKind;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.web.Caching;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The directories of sections, tags and authors, as cached JSON. */
@Component
final class DirectoryResource implements HotResource {

    static final String SECTIONS = "/api/v1/sections";
    static final String TAGS = "/api/v1/tags";
    static final String AUTHORS = "/api/v1/authors";

    private static final Map<String, TopicKind> KINDS =
            Map.of(SECTIONS, TopicKind.SECTION, TAGS, TopicKind.TAG, AUTHORS, TopicKind.AUTHOR);

    private final DirectoryParts pages;
    private final JsonAnswers answers;
    private final Site site;

    DirectoryResource(DirectoryParts pages, JsonAnswers answers, Site site) {
        this.pages = pages;
        this.answers = answers;
        this.site = site;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.startsWith(SECTIONS) || path.startsWith(TAGS) || path.startsWith(AUTHORS);
    }

    @Override
    public QueryRule query() {
        return DirectoryRequest.QUERY;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var kind = KINDS.get(target.path());
        if (kind == null) {
            return null;
        }
        var request = DirectoryRequest.of(target.path(), target.parameters());
        return new Lookup(request.key(), Mono.defer(() -> page(kind, request)), request.cursor() == null);
    }

    /** Gives the page. Fails with a problem for a cursor of another list. */
    Mono<Rendered> page(TopicKind kind, DirectoryRequest request) {
        return pages.page(kind, request.cursor(), request.limit()).map(page -> rendered(kind, request, page));
    }

    /** It names more topics than any list of articles can tell: any retraction may have taken a name out of it. */
    private Rendered rendered(TopicKind kind, DirectoryRequest request, DirectoryPart page) {
        var dependencies = new Dependencies(page.log(), List.of(), Scope.EVERY_ARTICLE);
        var headers = dependencies.headers(request.cursor() == null ? Caching.FIRST_PAGE : Caching.DEEPER_PAGE);
        addLink(headers, request, "next", page.next());
        addLink(headers, request, "prev", page.previous());
        return new Rendered(answers.ok(DirectoryJson.of(kind, page, site), headers), dependencies);
    }

    private static void addLink(
            HttpHeaders headers, DirectoryRequest request, String relation, @Nullable String cursor) {
        if (cursor != null) {
            headers.add(HttpHeaders.LINK, "<" + request.addressAt(cursor) + ">; rel=\"" + relation + '"');
        }
    }
}

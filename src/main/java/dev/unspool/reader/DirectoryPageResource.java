package dev.unspool.reader;

import dev.unspool.article.TopicKind;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The pages that list all sections, tags and authors. */
@Component
final class DirectoryPageResource implements HotResource {

    private static final Map<String, TopicKind> KINDS = Map.of(
            Site.SECTIONS, TopicKind.SECTION,
            Site.TAGS, TopicKind.TAG,
            Site.AUTHORS, TopicKind.AUTHOR);

    static final QueryRule QUERY = QueryRule.page("cursor");

    private final DirectoryPages pages;

    DirectoryPageResource(DirectoryPages pages) {
        this.pages = pages;
    }

    @Override
    public boolean mayMatch(String path) {
        return KINDS.keySet().stream().anyMatch(path::startsWith);
    }

    @Override
    public QueryRule query() {
        return QUERY;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var kind = KINDS.get(target.path());
        if (kind == null) {
            return null;
        }
        var cursor = target.parameter("cursor");
        var key = cursor == null ? target.path() : target.path() + "?cursor=" + cursor;
        return new Lookup(key, Mono.defer(() -> pages.answer(kind, cursor)), cursor == null);
    }
}

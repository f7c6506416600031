package dev.unspool.syndication;

import dev.unspool.article.TopicKind;
import dev.unspool.store.SyndicatedArticles.ArticleList;
import dev.unspool.web.Site;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The addresses of feeds, and of the pages whose lists they have. */
@Component
final class FeedAddresses {

    private final Site site;

    FeedAddresses(Site site) {
        this.site = site;
    }

    /** Returns the absolute addresses, by which hubs know them, of the current documents of the site's feeds and of the feeds of these lists. */
    List<String> of(List<ArticleList> lists) {
        return Stream.concat(Stream.of("/"), lists.stream().map(list -> pagePath(list.kind(), list.slug())))
                .flatMap(this::feeds)
                .toList();
    }

    List<String> ofSite() {
        return of(List.of());
    }

    private Stream<String> feeds(String list) {
        return Arrays.stream(FeedFormat.values()).map(format -> site.absolute(format.pathFor(list)));
    }

    /** Returns the path of the page of this section, tag or author. */
    String pagePath(TopicKind kind, String slug) {
        return switch (kind) {
            case SECTION -> site.sectionPath(slug);
            case TAG -> site.tagPath(slug);
            case AUTHOR -> site.authorPath(slug);
        };
    }
}

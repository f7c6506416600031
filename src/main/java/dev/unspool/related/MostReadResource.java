package dev.unspool.related;

import dev.unspool.article.Slug;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.store.Topics;
import dev.unspool.web.Caching;
import dev.unspool.web.JsonAnswers;
import dev.unspool.web.Problem;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is read most, as cached JSON. */
@Component
final class MostReadResource implements HotResource {

    static final String PATH = "/api/v1/most-read";

    private static final String SECTION = "section";

    private static final QueryRule QUERY = QueryRule.api(SECTION);

    private final MostRead articles;
    private final Topics topics;
    private final JsonAnswers answers;
    private final Site site;

    MostReadResource(MostRead articles, Topics topics, JsonAnswers answers, Site site) {
        this.articles = articles;
        this.topics = topics;
        this.answers = answers;
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
        var section = slug(target.parameter(SECTION));
        return new Lookup(section == null ? PATH : PATH + '?' + section, Mono.defer(() -> list(section)), true);
    }

    /** @throws Problem if the section cannot be a slug */
    static @Nullable String slug(@Nullable String section) {
        if (section != null && !Slug.isValid(section)) {
            throw Problem.malformed("Give `section` as a slug, as the articles of the feed name it.");
        }
        return section;
    }

    /** @param section a valid slug; null for the site */
    Mono<Rendered> list(@Nullable String section) {
        return topics.keys(new FeedFilter(section, null, null))
                .flatMap(keys -> Mono.defer(() -> articles.of(keys.section())))
                .map(this::rendered);
    }

    private Rendered rendered(HeadlineList list) {
        var dependencies = new Dependencies(list.log(), list.ids(), Scope.RANKED);
        return new Rendered(
                answers.ok(MostReadJson.of(list, site), dependencies.headers(Caching.FIRST_PAGE)), dependencies);
    }
}

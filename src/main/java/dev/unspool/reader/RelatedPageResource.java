package dev.unspool.reader;

import dev.unspool.article.Headline;
import dev.unspool.article.Language;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Lookup;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.hotfeed.RequestTarget;
import dev.unspool.related.HeadlineList;
import dev.unspool.related.MostRead;
import dev.unspool.related.Related;
import dev.unspool.related.RelatedArticles;
import dev.unspool.store.ArticleStore;
import dev.unspool.store.LogHead;
import dev.unspool.web.Caching;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.QueryRule;
import dev.unspool.web.Site;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The page of what else to read after an article, and that of what is read most; with {@code fragment=1} the lists alone. */
@Component
final class RelatedPageResource implements HotResource {

    private static final String ARTICLES = "/articles/";
    private static final String RELATED = "/related";
    private static final String FRAGMENT = "fragment";

    private static final QueryRule QUERY = QueryRule.page(FRAGMENT);

    private final RelatedArticles related;
    private final MostRead mostRead;
    private final ArticleStore articles;
    private final Templates templates;
    private final PageFrames frames;
    private final Site site;

    RelatedPageResource(
            RelatedArticles related,
            MostRead mostRead,
            ArticleStore articles,
            Templates templates,
            PageFrames frames,
            Site site) {
        this.related = related;
        this.mostRead = mostRead;
        this.articles = articles;
        this.templates = templates;
        this.frames = frames;
        this.site = site;
    }

    @Override
    public boolean mayMatch(String path) {
        return path.startsWith(ARTICLES) || path.startsWith(Site.MOST_READ);
    }

    @Override
    public QueryRule query() {
        return QUERY;
    }

    @Override
    public @Nullable Lookup lookup(RequestTarget target) {
        var article = target.segmentBetween(ARTICLES, RELATED);
        if (article == null && !target.path().equals(Site.MOST_READ)) {
            return null;
        }
        var isFragment = QueryRule.flag(target.parameters(), FRAGMENT);
        return new Lookup(
                isFragment ? target.path() + "?fragment=1" : target.path(),
                Mono.defer(() -> article == null ? mostRead(isFragment) : related(article, isFragment)),
                true);
    }

    private Mono<Rendered> mostRead(boolean isFragment) {
        return mostRead.of(null)
                .map(found -> content(found, isFragment))
                .flatMap(content -> rendered(content, isFragment));
    }

    private Content content(HeadlineList found, boolean isFragment) {
        var dependencies = new Dependencies(found.log(), found.ids(), Scope.RANKED);
        var lists = new Lists(found.log(), parts(mostRead(found.items(), isFragment)), language());
        return new Content("Most read", null, lists, dependencies.headers(Caching.FIRST_PAGE), dependencies);
    }

    private Mono<Rendered> related(String idOrSlug, boolean isFragment) {
        var answer = related.to(idOrSlug)
                .flatMap(found -> found.article().slug().equals(idOrSlug)
                        ? rendered(content(found, isFragment), isFragment)
                        : Mono.just(redirect(found, isFragment)));
        return isFragment ? answer.onErrorResume(RelatedPageResource::isOfRetraction, gone -> nothing()) : answer;
    }

    private static boolean isOfRetraction(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.ARTICLE_RETRACTED;
    }

    /** A page may ask just before it hears of the retraction of its article. Browsers would log an error there. */
    private Mono<Rendered> nothing() {
        return articles.head().map(log -> {
            var headers = new HttpHeaders();
            headers.setCacheControl(CacheControl.noStore());
            return fragment(new Lists(log, List.of(), language()), headers, null);
        });
    }

    private Content content(Related found, boolean isFragment) {
        var article = new Story(found.article(), site);
        var dependencies = new Dependencies(found.log(), found.ids(), Scope.ARTICLES);
        var parts = parts(
                part("Related articles", null, isFragment ? article.relatedPath() : null, found.related()),
                part("More from", found.article().section().name(), article.sectionPath(), found.moreFromSection()));
        return new Content(
                "What else to read",
                article,
                new Lists(found.log(), parts, language()),
                dependencies.headers(found.caching()),
                found.isCompared() ? dependencies : null);
    }

    private Mono<Rendered> rendered(Content content, boolean isFragment) {
        var headers = content.headers();
        HtmlAnswers.ignoreCampaigns(headers, QUERY);
        if (isFragment) {
            return Mono.fromCallable(() -> fragment(content.lists(), headers, content.dependencies()));
        }
        return frames.at(content.lists().log().seq())
                .map(frame -> new Page(frame, Head.notice(content.title()), content.story(), content.lists()))
                .map(page -> new Rendered(
                        HtmlAnswers.ok(templates.bytes("relatedPage", page), headers), content.dependencies()));
    }

    private Rendered fragment(Lists lists, HttpHeaders headers, @Nullable Dependencies dependencies) {
        headers.set("X-Robots-Tag", "noindex");
        return new Rendered(HtmlAnswers.ok(templates.bytes("relatedLists", lists), headers), dependencies);
    }

    /** Redirects to the article's slug from its id and from its former slugs. */
    private Rendered redirect(Related found, boolean isFragment) {
        var path = site.relatedPath(found.article().slug());
        var articles = List.of(found.article().id());
        return Rendered.uncached(ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .headers(Dependencies.headers(articles, Scope.ARTICLES, Caching.MOVED))
                .header(HttpHeaders.LOCATION, isFragment ? path + "?fragment=1" : path)
                .build());
    }

    private Language language() {
        return new Language(site.language());
    }

    /** On a page of its own the list has no heading but the page's. */
    private Part mostRead(List<Headline> headlines, boolean isFragment) {
        return part(isFragment ? "Most read" : null, null, isFragment ? Site.MOST_READ : null, headlines);
    }

    private Part part(
            @Nullable String heading, @Nullable String name, @Nullable String path, List<Headline> headlines) {
        return new Part(
                heading,
                name,
                path,
                headlines.stream().map(headline -> new Story(headline, site)).toList());
    }

    private static List<Part> parts(Part... parts) {
        return Stream.of(parts).filter(part -> !part.stories().isEmpty()).toList();
    }

    /**
     * What a page and its fragment have in common.
     *
     * @param story the article that the lists belong to; null for none
     * @param dependencies null if the answer must not be kept
     */
    private record Content(
            String title,
            @Nullable Story story,
            Lists lists,
            HttpHeaders headers,
            @Nullable Dependencies dependencies) {}

    /** The data of a page. @param story the article that the lists belong to; null for none */
    record Page(PageFrame frame, Head head, @Nullable Story story, Lists lists) {}

    /** The lists of a page or a fragment, none of which is empty. @param words the language of the site's own words */
    record Lists(LogHead log, List<Part> parts, Language words) {}

    /**
     * A list beneath its heading.
     *
     * @param heading null for none
     * @param name a name that ends the heading, in a language of its own; null for none
     * @param path where the heading leads; null for nowhere
     */
    record Part(
            @Nullable String heading,
            @Nullable String name,
            @Nullable String path,
            List<Story> stories) {}
}

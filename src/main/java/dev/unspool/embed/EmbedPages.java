package dev.unspool.embed;

import dev.unspool.article.Headline;
import dev.unspool.feed.Description;
import dev.unspool.feed.FeedPage;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.store.Found.Published;
import dev.unspool.thread.SharedThread;
import dev.unspool.web.Caching;
import dev.unspool.web.ETags;
import dev.unspool.web.Problem;
import dev.unspool.web.Site;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Renders embeds. */
@Component
final class EmbedPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final EmbedTemplates templates;
    private final EmbedFrame frame;
    private final EmbedSettings settings;
    private final Site site;

    EmbedPages(EmbedTemplates templates, EmbedFrame frame, EmbedSettings settings, Site site) {
        this.templates = templates;
        this.frame = frame;
        this.settings = settings;
        this.site = site;
    }

    Rendered article(Published found) {
        var article = found.article();
        var headline = article.headline();
        var story = new EmbeddedStory(headline, Description.of(article), site);
        var dependencies = new Dependencies(found.log(), List.of(headline.id()), Scope.ARTICLES);
        return new Rendered(
                ok("articleEmbed", new ArticleEmbed(frame, story), dependencies.headers(Caching.ARTICLE)),
                dependencies);
    }

    /** @param topic what the headlines are of; null for the whole site */
    Rendered headlines(@Nullable String topic, String path, FeedPage<Headline> page) {
        var stories = page.items().stream()
                .map(headline -> new EmbeddedStory(headline, null, site))
                .toList();
        var articles = page.items().stream().map(Headline::id).toList();
        // An empty list names a topic that any retraction may have taken the last article from.
        var scope = articles.isEmpty() ? Scope.EVERY_ARTICLE : Scope.NEWEST;
        var dependencies = new Dependencies(page.log(), articles, scope);
        var embed = new HeadlinesEmbed(frame, topic, site.absolute(path), stories);
        return new Rendered(ok("headlinesEmbed", embed, dependencies.headers(Caching.FIRST_PAGE)), dependencies);
    }

    Rendered comments(SharedThread thread) {
        var page = thread.page();
        var embed = new CommentsEmbed(frame, page, site.absolute(site.commentsPath(page.slug())));
        return thread.rendered(ok("commentsEmbed", embed, thread.headers()), Scope.ARTICLES);
    }

    /** Says that nothing is there, or not any more. */
    Rendered missing(Problem problem) {
        var headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        var embed = new MissingEmbed(frame, problem.code().status() == HttpStatus.GONE);
        return Rendered.uncached(answer(
                ResponseEntity.status(problem.code().status()), templates.bytes("missingEmbed", embed), headers));
    }

    private ResponseEntity<byte[]> ok(String template, Object model, HttpHeaders headers) {
        var body = templates.bytes(template, model);
        return answer(ResponseEntity.ok().eTag(ETags.of(body)), body, headers);
    }

    private ResponseEntity<byte[]> answer(ResponseEntity.BodyBuilder answer, byte[] body, HttpHeaders headers) {
        return answer.headers(headers)
                .header("Content-Security-Policy", settings.contentSecurityPolicy())
                .header("X-Robots-Tag", "noindex")
                .contentType(HTML)
                .body(body);
    }

    /** The data of an article's card. */
    record ArticleEmbed(EmbedFrame frame, EmbeddedStory story) {}

    /** The data of a list. @param topic what it is of; null for the whole site. @param url of the page with all of it */
    record HeadlinesEmbed(EmbedFrame frame, @Nullable String topic, String url, List<EmbeddedStory> stories) {}

    /** The data of what stands in the place of an embed. @param isRetracted whether it was there before */
    record MissingEmbed(EmbedFrame frame, boolean isRetracted) {}
}

package dev.unspool.reader;

import dev.unspool.article.Slug;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.store.ArticleStore;
import dev.unspool.web.Problem;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The front page and the lists of sections, tags and authors; with {@code fragment=1} the headlines alone. */
@RestController
@Hidden
class HeadlinePageController {

    private final ArticleStore store;
    private final HeadlinePages pages;
    private final Site site;

    HeadlinePageController(ArticleStore store, HeadlinePages pages, Site site) {
        this.store = store;
        this.pages = pages;
        this.site = site;
    }

    @GetMapping("/")
    Mono<ResponseEntity<byte[]>> front(Ask ask) {
        return pages.answer(new Topic("/", "front", site.name(), FeedFilter.ALL, null), ask);
    }

    @GetMapping("/sections/{slug}")
    Mono<ResponseEntity<byte[]>> section(@PathVariable String slug, Ask ask) {
        return known(slug, store.section(slug))
                .map(section ->
                        new Topic(site.sectionPath(slug), "section", section.name(), FeedFilter.section(slug), null))
                .flatMap(topic -> pages.answer(topic, ask));
    }

    @GetMapping("/tags/{slug}")
    Mono<ResponseEntity<byte[]>> tag(@PathVariable String slug, Ask ask) {
        return known(slug, store.tag(slug))
                .map(tag -> new Topic(site.tagPath(slug), "tag", tag.name(), FeedFilter.tag(slug), null))
                .flatMap(topic -> pages.answer(topic, ask));
    }

    @GetMapping("/authors/{slug}")
    Mono<ResponseEntity<byte[]>> author(@PathVariable String slug, Ask ask) {
        return known(slug, store.author(slug))
                .map(author -> new Byline(author, site))
                .map(byline -> new Topic(byline.path(), "author", byline.name(), FeedFilter.author(slug), byline))
                .flatMap(topic -> pages.answer(topic, ask));
    }

    private static <T> Mono<T> known(String slug, Mono<T> found) {
        var wanted = Slug.isValid(slug) ? found : Mono.<T>empty();
        return wanted.switchIfEmpty(Mono.error(() -> Problem.notFound("Nothing is filed under “" + slug + "”.")));
    }

    /**
     * What is asked of a list.
     *
     * @param cursor of the page wanted; null for the first
     * @param fragment {@code 1} for the headlines alone
     */
    record Ask(@Nullable String cursor, @Nullable String fragment) {

        boolean isFragment() {
            return "1".equals(fragment);
        }
    }
}

package dev.unspool.reader;

import dev.unspool.article.Slug;
import dev.unspool.cursor.FeedFilter;
import dev.unspool.hotfeed.HotResource;
import dev.unspool.hotfeed.Target;
import dev.unspool.hotfeed.Wanted;
import dev.unspool.store.ArticleStore;
import dev.unspool.web.Problem;
import dev.unspool.web.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The front page and the lists of sections, tags and authors; with {@code fragment=1} the headlines alone. */
@Component
final class HeadlineAddresses implements HotResource {

    private static final String FRONT = "/";
    private static final String SECTIONS = "/sections/";
    private static final String TAGS = "/tags/";
    private static final String AUTHORS = "/authors/";

    private final ArticleStore store;
    private final HeadlinePages pages;
    private final Site site;

    HeadlineAddresses(ArticleStore store, HeadlinePages pages, Site site) {
        this.store = store;
        this.pages = pages;
        this.site = site;
    }

    @Override
    public boolean mayHold(String path) {
        return path.equals(FRONT)
                || path.startsWith("/?")
                || path.startsWith(SECTIONS)
                || path.startsWith(TAGS)
                || path.startsWith(AUTHORS);
    }

    @Override
    public @Nullable Wanted wanted(Target target) {
        var topic = topic(target);
        if (topic == null) {
            return null;
        }
        var ask = Ask.of(target);
        return new Wanted(
                ask.key(target.path()), topic.flatMap(known -> pages.answer(known, ask)), ask.cursor() == null);
    }

    private @Nullable Mono<Topic> topic(Target target) {
        if (target.path().equals(FRONT)) {
            return Mono.just(new Topic(FRONT, "front", site.name(), FeedFilter.ALL, null));
        }
        var section = target.segmentAfter(SECTIONS);
        if (section != null) {
            return section(section);
        }
        var tag = target.segmentAfter(TAGS);
        if (tag != null) {
            return tag(tag);
        }
        var author = target.segmentAfter(AUTHORS);
        return author == null ? null : author(author);
    }

    private Mono<Topic> section(String slug) {
        return known(slug, Mono.defer(() -> store.section(slug)))
                .map(section ->
                        new Topic(site.sectionPath(slug), "section", section.name(), FeedFilter.section(slug), null));
    }

    private Mono<Topic> tag(String slug) {
        return known(slug, Mono.defer(() -> store.tag(slug)))
                .map(tag -> new Topic(site.tagPath(slug), "tag", tag.name(), FeedFilter.tag(slug), null));
    }

    private Mono<Topic> author(String slug) {
        return known(slug, Mono.defer(() -> store.author(slug)))
                .map(author -> new Byline(author, site))
                .map(byline -> new Topic(byline.path(), "author", byline.name(), FeedFilter.author(slug), byline));
    }

    private static <T> Mono<T> known(String slug, Mono<T> found) {
        var wanted = Slug.isValid(slug) ? found : Mono.<T>empty();
        return wanted.switchIfEmpty(Mono.error(() -> Problem.notFound("Nothing is filed under “" + slug + "”.")));
    }
}

package dev.unspool.reader;

import dev.unspool.article.TopicKind;
import dev.unspool.feed.DirectoryLetter;
import dev.unspool.feed.DirectoryPart;
import dev.unspool.feed.DirectoryParts;
import dev.unspool.hotfeed.Dependencies;
import dev.unspool.hotfeed.Dependencies.Scope;
import dev.unspool.hotfeed.Rendered;
import dev.unspool.web.Caching;
import dev.unspool.web.Site;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Renders the directories of sections, tags and authors, which continue by links alone. */
@Component
final class DirectoryPages {

    /** The most that the API gives at once: a page is scanned by eye, and fifty thousand tags are 250 pages. */
    private static final int LIMIT = 200;

    private final DirectoryParts topics;
    private final Templates templates;
    private final PageFrames frames;
    private final Site site;

    DirectoryPages(DirectoryParts topics, Templates templates, PageFrames frames, Site site) {
        this.topics = topics;
        this.templates = templates;
        this.frames = frames;
        this.site = site;
    }

    Mono<Rendered> answer(TopicKind kind, @Nullable String cursor) {
        return Mono.zip(
                frames.current(),
                topics.page(kind, cursor, LIMIT).flatMap(page -> withLetters(kind, page)),
                (frame, list) -> answer(
                        new DirectoryPage(frame, head(kind, cursor), kind, list.page(), list.letters()), cursor));
    }

    /** @param letters of the whole directory; none if it has one page */
    private record Lettered(DirectoryPart page, List<DirectoryLetter> letters) {}

    /** Reads the letters after the page, so that they are never older than the log's head that the page was read at. */
    private Mono<Lettered> withLetters(TopicKind kind, DirectoryPart page) {
        return page.next() == null && page.previous() == null
                ? Mono.just(new Lettered(page, List.of()))
                : topics.letters(kind).map(letters -> new Lettered(page, letters));
    }

    /** It names more topics than any list of articles can tell: any retraction may have taken a name out of it. */
    private Rendered answer(DirectoryPage index, @Nullable String cursor) {
        var dependencies = new Dependencies(index.page().log(), List.of(), Scope.EVERY_ARTICLE);
        var headers = dependencies.headers(cursor == null ? Caching.FIRST_PAGE : Caching.DEEPER_PAGE);
        HtmlAnswers.ignoreCampaigns(headers, DirectoryPageResource.QUERY);
        HtmlAnswers.link(headers, index.next(), "next");
        HtmlAnswers.link(headers, index.previous(), "prev");
        return new Rendered(HtmlAnswers.ok(templates.bytes("directoryPage", index), headers), dependencies);
    }

    private Head head(TopicKind kind, @Nullable String cursor) {
        var address = Objects.requireNonNullElse(DirectoryPage.at(kind, cursor), DirectoryPage.path(kind));
        var title = DirectoryPage.title(kind);
        return Head.list(title, title + " of " + site.name() + ", from A to Z.", address);
    }
}

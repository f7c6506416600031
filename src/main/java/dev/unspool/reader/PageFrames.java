package dev.unspool.reader;

import dev.unspool.article.Section;
import dev.unspool.web.Site;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Creates the frames of pages. */
@Component
final class PageFrames {

    private final Site site;
    private final Assets assets;
    private final Theme theme;
    private final Navigation navigation;

    PageFrames(Site site, Assets assets, Theme theme, Navigation navigation) {
        this.site = site;
        this.assets = assets;
        this.theme = theme;
        this.navigation = navigation;
    }

    /** Gives a frame with the sections as of change {@code seq}, so that a page shows none by an older name. Never empty, never fails. */
    Mono<PageFrame> at(long seq) {
        return navigation.sections(seq).map(this::frame);
    }

    /** Gives a frame with the current sections. Never empty, never fails. */
    Mono<PageFrame> current() {
        return navigation.sections().map(this::frame);
    }

    /** Returns a frame with the last known sections, without a call: for error pages. */
    PageFrame known() {
        return frame(navigation.known());
    }

    private PageFrame frame(List<Section> sections) {
        var shown = sections.subList(0, Math.min(sections.size(), Navigation.LIMIT));
        return new PageFrame(site, assets, theme, shown, sections.size() > shown.size());
    }
}

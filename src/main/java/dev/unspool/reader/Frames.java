package dev.unspool.reader;

import dev.unspool.web.Site;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Frames for pages. */
@Component
final class Frames {

    private final Site site;
    private final Assets assets;
    private final Theme theme;
    private final Navigation navigation;

    Frames(Site site, Assets assets, Theme theme, Navigation navigation) {
        this.site = site;
        this.assets = assets;
        this.theme = theme;
        this.navigation = navigation;
    }

    /** Never empty, never fails. */
    Mono<Frame> current() {
        return navigation.sections().map(sections -> new Frame(site, assets, theme, sections));
    }

    /** With what is known, asking nobody: for pages that say that something is wrong. */
    Frame known() {
        return new Frame(site, assets, theme, navigation.known());
    }
}

package dev.unspool.reader;

import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.web.Site;
import java.util.List;

/**
 * What surrounds the content of every page.
 *
 * @param sections those in the navigation
 * @param hasMoreSections whether the site has others, which only the directory names
 */
record PageFrame(Site site, Assets assets, Theme theme, List<Section> sections, boolean hasMoreSections) {

    /** Returns the language of the site's own words. */
    Language language() {
        return new Language(site.language());
    }

    String dir() {
        return language().direction();
    }
}

package dev.unspool.reader;

import dev.unspool.article.Language;
import dev.unspool.article.Section;
import dev.unspool.web.Site;
import java.util.List;

/** What stands around the content of every page. */
record Frame(Site site, Assets assets, Theme theme, List<Section> sections) {

    /** The language of the site's own words. */
    Language language() {
        return new Language(site.language());
    }

    String dir() {
        return language().direction();
    }
}

package dev.unspool.reader;

import dev.unspool.article.Dates;
import dev.unspool.article.Headline;
import dev.unspool.article.Language;
import dev.unspool.web.Site;
import java.util.List;

/** A headline with all that lists and pages show of it: addresses, dates, directions. */
record Story(Headline headline, Site site) {

    String path() {
        return site.articlePath(headline.slug());
    }

    /** Returns the path of the page of its comments. */
    String commentsPath() {
        return site.commentsPath(headline.slug());
    }

    /** Returns the path of the page of what else to read after it. */
    String relatedPath() {
        return site.relatedPath(headline.slug());
    }

    String url() {
        return site.absolute(path());
    }

    String sectionPath() {
        return site.sectionPath(headline.section().slug());
    }

    /** Returns the authors in their order; empty where none is known. */
    List<Byline> bylines() {
        return headline.authors().stream()
                .map(author -> new Byline(author, site))
                .toList();
    }

    /** Returns the {@code lang} of title, standfirst and body. */
    String lang() {
        return headline.language().tag();
    }

    String dir() {
        return headline.language().direction();
    }

    /** Returns the day of publication in {@link #dateLanguage()}. */
    String date() {
        return Dates.day(headline.publishedAt(), dateLanguage());
    }

    /** Returns the moment of publication, for machines. */
    String datetime() {
        return Dates.machine(headline.publishedAt());
    }

    /** Returns the moment of the last correction, or of publication, for machines. */
    String modified() {
        return Dates.machine(headline.updatedAt());
    }

    Language dateLanguage() {
        return Dates.supported(headline.language(), siteLanguage());
    }

    Language siteLanguage() {
        return new Language(site.language());
    }

    /** Returns text such as "4 min read". */
    String readingTime() {
        return headline.readingMinutes() + " min read";
    }
}

package dev.unspool.reader;

import dev.unspool.article.Author;
import dev.unspool.article.Headline;
import dev.unspool.article.Language;
import dev.unspool.web.Site;
import org.jspecify.annotations.Nullable;

/** A headline with all that lists and pages say of it: addresses, dates, directions. */
record Story(Headline headline, Site site) {

    String path() {
        return site.articlePath(headline.slug());
    }

    /** The path of the page of its comments. */
    String commentsPath() {
        return site.commentsPath(headline.slug());
    }

    String url() {
        return site.absolute(path());
    }

    String sectionPath() {
        return site.sectionPath(headline.section().slug());
    }

    @Nullable
    Byline byline() {
        Author author = headline.author();
        return author == null ? null : new Byline(author, site);
    }

    /** The {@code lang} of title, standfirst and body. */
    String lang() {
        return headline.language().tag();
    }

    String dir() {
        return headline.language().direction();
    }

    /** The day of publication in {@link #dateLanguage()}. */
    String date() {
        return Dates.day(headline.publishedAt(), dateLanguage());
    }

    /** The moment of publication, for machines. */
    String datetime() {
        return headline.publishedAt().toString();
    }

    Language dateLanguage() {
        return Dates.spoken(headline.language(), siteLanguage());
    }

    Language siteLanguage() {
        return new Language(site.language());
    }

    /** Such as "4 min read". */
    String readingTime() {
        return headline.readingMinutes() + " min read";
    }
}

package dev.unspool.embed;

import dev.unspool.article.Author;
import dev.unspool.article.Dates;
import dev.unspool.article.Headline;
import dev.unspool.article.Language;
import dev.unspool.web.Site;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A headline as embeds show it. @param text what the article is about, in a sentence or two; null for nothing */
record EmbeddedStory(Headline headline, @Nullable String text, Site site) {

    /** Returns an absolute address: the embed stands in a page of another site. */
    String url() {
        return site.absolute(site.articlePath(headline.slug()));
    }

    /** Returns the names in their order; empty if none is known. */
    String authors() {
        return headline.authors().stream().map(Author::name).collect(Collectors.joining(", "));
    }

    /** Returns the day of publication in {@link #dateLanguage()}; empty if it is not known. */
    String date() {
        return headline.isDated() ? Dates.day(headline.publishedAt(), dateLanguage()) : "";
    }

    String datetime() {
        return Dates.machine(headline.publishedAt());
    }

    Language dateLanguage() {
        return Dates.supported(headline.language(), new Language(site.language()));
    }
}

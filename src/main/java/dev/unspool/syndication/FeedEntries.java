package dev.unspool.syndication;

import dev.unspool.article.Article;
import dev.unspool.article.Correction;
import dev.unspool.article.Headline;
import dev.unspool.feed.Description;
import dev.unspool.store.SyndicatedArticles.WithdrawnArticle;
import dev.unspool.web.Site;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes entries of articles. */
@Component
final class FeedEntries {

    static final String WITHDRAWN = "Withdrawn";

    /** The version of UUIDs that contain a time (RFC 9562 section 5.7). */
    private static final int TIMED = 7;

    private final Site site;
    private final SyndicationSettings settings;

    FeedEntries(Site site, SyndicationSettings settings) {
        this.site = site;
        this.settings = settings;
    }

    FeedEntry of(Article article) {
        var headline = article.headline();
        var url = site.absolute(site.articlePath(headline.slug()));
        return new FeedEntry(
                headline.id(),
                headline.title(),
                url,
                headline,
                updated(headline),
                headline.isDated() ? headline.publishedAt() : null,
                Objects.requireNonNullElse(Description.of(article), ""),
                settings.fullText() ? FeedBody.of(article.bodyHtml() + corrections(article), url) : null);
    }

    /** Makes the entry that replaces a retracted article. Nothing in it is of the article but its id and its date. */
    FeedEntry of(WithdrawnArticle withdrawn) {
        var retraction = withdrawn.retraction();
        var isDated = !withdrawn.publishedAt().equals(Headline.UNDATED);
        return new FeedEntry(
                retraction.id(),
                WITHDRAWN,
                site.absolute(site.articlePath(retraction.id().toString())),
                null,
                retraction.at(),
                isDated ? withdrawn.publishedAt() : null,
                retraction.notice(),
                "<p>" + Entities.escape(retraction.notice()) + "</p>");
    }

    private static String corrections(Article article) {
        return article.corrections().stream().map(FeedEntries::paragraph).collect(Collectors.joining());
    }

    private static String paragraph(Correction correction) {
        return "\n<p><em>Correction, " + FeedDates.day(correction.at()) + ": " + Entities.escape(correction.note())
                + "</em></p>";
    }

    /** An article without a date was updated when it came in, as its id tells, until it is corrected. */
    private static Instant updated(Headline headline) {
        var isKnown = !headline.updatedAt().equals(Headline.UNDATED);
        return isKnown
                ? headline.updatedAt()
                : Objects.requireNonNullElse(time(headline.id().value()), Instant.EPOCH);
    }

    private static @Nullable Instant time(UUID id) {
        return id.version() == TIMED ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : null;
    }
}

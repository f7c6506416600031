package dev.unspool.reader;

import dev.unspool.article.Article;
import dev.unspool.article.Correction;
import dev.unspool.feed.ShareLinks;
import dev.unspool.web.Site;
import java.lang.Character.UnicodeScript;
import java.util.List;

/** What the article element shows: nothing but the article and the site, so that it is the same for every reader and every session. */
record ArticleElement(Article article, Story story, ShareLinks share) {

    /** Minutes of reading from which a text is long enough to begin with a drop cap. */
    private static final int LONG_READ = 4;

    /** Characters of the body that are looked at for its first letter; markup before it is short. */
    private static final int OPENING = 200;

    static ArticleElement of(Article article, Site site) {
        var story = new Story(article.headline(), site);
        return new ArticleElement(
                article, story, ShareLinks.of(story.url(), article.headline().title()));
    }

    String id() {
        return "article-" + article.id();
    }

    /** A long read in Latin script that opens with a paragraph: other scripts have no drop caps, or other ones. */
    boolean hasDropCap() {
        return article.headline().readingMinutes() >= LONG_READ
                && article.bodyHtml().startsWith("<p>")
                && opensWithLatinLetter();
    }

    List<Note> corrections() {
        return article.corrections().stream()
                .map(correction -> new Note(correction, Dates.day(correction.at(), story.siteLanguage())))
                .toList();
    }

    /** The shape of the lead picture, for a place that is kept free until it comes: {@code landscape}, {@code portrait} or {@code unknown}. */
    String pictureShape() {
        var image = article.headline().image();
        if (image == null || image.width() == null || image.height() == null) {
            return "unknown";
        }
        return image.width() >= image.height() ? "landscape" : "portrait";
    }

    private boolean opensWithLatinLetter() {
        var body = article.bodyHtml();
        var text = body.substring(3, Math.min(body.length(), OPENING)).replaceAll("<[^<>]*>", "");
        return !text.isEmpty()
                && Character.isLetter(text.codePointAt(0))
                && UnicodeScript.of(text.codePointAt(0)) == UnicodeScript.LATIN;
    }

    /** A correction and its day. */
    record Note(Correction correction, String date) {}
}

package dev.unspool.reader;

import dev.unspool.article.Article;
import dev.unspool.article.Correction;
import dev.unspool.article.Dates;
import dev.unspool.feed.ShareLinks;
import dev.unspool.web.Site;
import java.lang.Character.UnicodeScript;
import java.util.List;

/**
 * The data of the article element. It depends on nothing but the article and the site, so that the element is the same for every reader and
 * every session.
 */
record ArticleElement(Article article, Story story, ShareLinks share) {

    /** Minutes of reading from which a text may begin with a drop cap. */
    private static final int LONG_READ = 4;

    /** Characters of the body that are searched for its first letter; the markup before it is short. */
    private static final int OPENING = 200;

    static ArticleElement of(Article article, Site site) {
        var story = new Story(article.headline(), site);
        return new ArticleElement(
                article, story, ShareLinks.of(story.url(), article.headline().title()));
    }

    String id() {
        return "article-" + article.id();
    }

    /** Whether the text is a long read in Latin script that opens with a paragraph: other scripts have no drop caps, or different ones. */
    boolean hasDropCap() {
        return article.headline().readingMinutes() >= LONG_READ
                && article.bodyHtml().startsWith("<p>")
                && opensWithLatinLetter();
    }

    /** Returns the body, in which the keyboard reaches all that scrolls. */
    String bodyHtml() {
        return ScrollableParts.reachable(article.bodyHtml());
    }

    List<Note> corrections() {
        return article.corrections().stream()
                .map(correction -> new Note(correction, Dates.day(correction.at(), story.siteLanguage())))
                .toList();
    }

    /**
     * Returns the shape of the lead picture, for which space is reserved until it loads: {@code landscape}, {@code portrait} or {@code
     * unknown}.
     */
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
    record Note(Correction correction, String date) {

        String datetime() {
            return Dates.machine(correction.at());
        }
    }
}

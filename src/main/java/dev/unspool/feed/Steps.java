package dev.unspool.feed;

import dev.unspool.feed.NextJson.EndOfFeedJson;
import dev.unspool.feed.NextJson.NextArticleJson;
import dev.unspool.web.Site;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Spells a step of a session, for the stream and for {@code next} alike. */
@Component
public final class Steps {

    private final ReadingSessions sessions;
    private final ObjectProvider<ArticleDrawing> drawing;
    private final Site site;

    Steps(ReadingSessions sessions, ObjectProvider<ArticleDrawing> drawing, Site site) {
        this.sessions = sessions;
        this.drawing = drawing;
        this.site = site;
    }

    /** @param html whether the article's element comes along */
    public NextJson json(Step step, boolean html) {
        if (step instanceof Step.NextArticle next) {
            return new NextArticleJson(
                    "next-article",
                    next.place().ordinal(),
                    sessions.text(next.place()),
                    ArticleJson.of(next.article(), site),
                    html ? drawing.getObject().draw(next.article()) : null);
        }
        return new EndOfFeedJson(
                "end-of-feed", "all-read", ((Step.EndOfFeed) step).place().ordinal());
    }
}

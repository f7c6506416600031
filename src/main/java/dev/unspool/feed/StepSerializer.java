package dev.unspool.feed;

import dev.unspool.feed.NextJson.EndOfFeedJson;
import dev.unspool.feed.NextJson.NextArticleJson;
import dev.unspool.web.Site;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Converts a step of a session to the API's JSON, for the stream and for {@code next} alike. */
@Component
public final class StepSerializer {

    private final ReadingSessions sessions;
    private final ObjectProvider<ArticleRenderer> renderer;
    private final Site site;

    StepSerializer(ReadingSessions sessions, ObjectProvider<ArticleRenderer> renderer, Site site) {
        this.sessions = sessions;
        this.renderer = renderer;
        this.site = site;
    }

    /** @param html whether the article comes as its HTML element, in place of its body */
    public NextJson json(Step step, boolean html) {
        if (step instanceof Step.NextArticle next) {
            return new NextArticleJson(
                    "next-article",
                    next.cursor().ordinal(),
                    sessions.text(next.cursor()),
                    SessionArticleJson.of(next.article(), site, !html),
                    html ? renderer.getObject().render(next.article()) : null);
        }
        return new EndOfFeedJson(
                "end-of-feed", "all-read", ((Step.EndOfFeed) step).cursor().ordinal());
    }
}

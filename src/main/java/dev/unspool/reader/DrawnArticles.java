package dev.unspool.reader;

import dev.unspool.article.Article;
import dev.unspool.feed.ArticleDrawing;
import dev.unspool.web.Site;
import org.springframework.stereotype.Component;

/** The article element for streams and for {@code next}. */
@Component
final class DrawnArticles implements ArticleDrawing {

    private final Templates templates;
    private final Site site;

    DrawnArticles(Templates templates, Site site) {
        this.templates = templates;
        this.site = site;
    }

    @Override
    public String draw(Article article) {
        return templates.text("article", ArticleElement.of(article, site));
    }
}

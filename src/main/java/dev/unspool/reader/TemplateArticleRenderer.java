package dev.unspool.reader;

import dev.unspool.article.Article;
import dev.unspool.feed.ArticleRenderer;
import dev.unspool.web.Site;
import org.springframework.stereotype.Component;

/** Renders the article element for streams and for {@code next}, with the template of the pages. */
@Component
final class TemplateArticleRenderer implements ArticleRenderer {

    private final Templates templates;
    private final Site site;

    TemplateArticleRenderer(Templates templates, Site site) {
        this.templates = templates;
        this.site = site;
    }

    @Override
    public String render(Article article) {
        return templates.text("article", ArticleElement.of(article, site));
    }
}

package dev.unspool.search;

import dev.unspool.article.TopicKind;
import dev.unspool.web.Site;
import org.jspecify.annotations.Nullable;

/** What may be meant by what was typed. @param kind of a topic; null for an article */
record Suggestion(@Nullable TopicKind kind, String text, String slug) {

    static Suggestion of(SuggestedArticle article) {
        return new Suggestion(null, article.title(), article.slug());
    }

    static Suggestion of(SuggestedTopic topic) {
        return new Suggestion(topic.kind(), topic.name(), topic.slug());
    }

    String code() {
        return kind == null ? "article" : kind.code();
    }

    /** Returns the absolute address of its page. */
    String url(Site site) {
        return site.absolute(path(site));
    }

    private String path(Site site) {
        if (kind == null) {
            return site.articlePath(slug);
        }
        return switch (kind) {
            case SECTION -> site.sectionPath(slug);
            case TAG -> site.tagPath(slug);
            case AUTHOR -> site.authorPath(slug);
        };
    }
}

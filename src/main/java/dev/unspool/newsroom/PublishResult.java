package dev.unspool.newsroom;

import dev.unspool.article.TopicNote;
import java.util.List;

/**
 * The result of publishing several articles.
 *
 * @param published new articles
 * @param known articles that were already there, by their source id, also as imported drafts, and were left unchanged
 * @param killed articles that were refused, because the one with their source id was killed, perhaps as a draft
 * @param notes what became of sections, tags and authors otherwise than the articles say
 */
public record PublishResult(int published, int known, int killed, List<TopicNote> notes) {}

package dev.unspool.ledger;

import dev.unspool.article.TopicNote;
import java.util.List;

/**
 * The result of a publishing transaction.
 *
 * @param published how many articles are new
 * @param known how many were there already, by their source id, as articles or as drafts that were imported, and were left as they are
 * @param killed how many were refused, because the article or draft with their source id was killed
 * @param seq of the newest change after it
 * @param notes what became of sections, tags and authors otherwise than the manuscripts say
 */
public record Publication(int published, int known, int killed, long seq, List<TopicNote> notes) {}

package dev.unspool.related;

import dev.unspool.article.ArticleId;
import dev.unspool.article.Headline;
import dev.unspool.store.LogHead;
import dev.unspool.web.Caching;
import java.util.List;
import java.util.stream.Stream;

/**
 * What else to read after an article. No article is named twice, and the article itself never.
 *
 * @param log the newest change that the lists contain
 * @param related those that share tags or words, closest first; empty if nothing does, or if nothing could be compared for the moment
 * @param moreFromSection others of its section, newest first
 * @param isCompared whether articles could be compared; if not, the lists are not to be kept, since better ones come soon
 */
public record Related(
        LogHead log, Headline article, List<Headline> related, List<Headline> moreFromSection, boolean isCompared) {

    public Related {
        related = List.copyOf(related);
        moreFromSection = List.copyOf(moreFromSection);
    }

    /** Returns for how long caches may keep the lists: shorter where nothing is related, since an article that was just published is not indexed yet. */
    public String caching() {
        if (!isCompared) {
            return Caching.INCOMPLETE;
        }
        return related.isEmpty() ? Caching.FIRST_PAGE : Caching.DEEPER_PAGE;
    }

    /** Returns the articles that the lists show, and the one that they belong to. */
    public List<ArticleId> ids() {
        return Stream.of(Stream.of(article), related.stream(), moreFromSection.stream())
                .flatMap(headlines -> headlines)
                .map(Headline::id)
                .toList();
    }
}

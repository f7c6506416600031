package dev.unspool.syndication;

import dev.unspool.article.TopicKind;
import dev.unspool.cursor.FeedFilter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of articles that has feeds.
 *
 * @param path of its page
 * @param kind null for the list of all articles
 * @param key of its topic, which stays when the topic is renamed; empty for the list of all articles
 */
record FeedList(
        String path,
        String title,
        String description,
        @Nullable TopicKind kind,
        String key) {

    FeedFilter filter() {
        if (kind == null) {
            return FeedFilter.ALL;
        }
        return switch (kind) {
            case SECTION -> FeedFilter.section(key);
            case TAG -> FeedFilter.tag(key);
            case AUTHOR -> FeedFilter.author(key);
        };
    }

    /** Returns the id of the feed of this list. @param site that of the site's feeds */
    UUID id(UUID site) {
        var name = site + (kind == null ? "" : "/" + kind.code() + '/' + key);
        return kind == null ? site : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.unspool.feed;

import dev.unspool.cursor.SortKey;

/**
 * A page of headlines whose items are already JSON.
 *
 * @param page has the headlines' sort keys as items
 * @param headlines a JSON array
 */
record ReadyPage(FeedPage<SortKey> page, String headlines) {}

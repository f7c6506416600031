package dev.unspool.store;

import dev.unspool.cursor.FeedPosition;

/**
 * A page of headlines as the API spells them.
 *
 * @param places of the articles, in reading order
 * @param json an array of them, in the same order
 */
public record ReadyHeadlines(Slice<FeedPosition> places, String json) {}

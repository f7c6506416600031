package dev.unspool.store;

import dev.unspool.cursor.SortKey;

/**
 * A page of headlines as JSON of the API.
 *
 * @param places of the articles, in reading order
 * @param json an array of them, in the same order
 */
public record ReadyHeadlines(Slice<SortKey> places, String json) {}

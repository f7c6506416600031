package dev.unspool.feed;

import dev.unspool.cursor.FeedPosition;

/** A page of headlines, and the same as the API spells them: an array. */
record ReadyPage(FeedPage<FeedPosition> places, String headlines) {}

package dev.unspool.search;

import dev.unspool.article.TopicKind;

/** A section, a tag or an author that an article in memory is filed under. */
record SuggestedTopic(TopicKind kind, String slug, String name) {}

package dev.unspool.comment;

/** A comment with the article that it is on. */
public record Queued(Comment comment, String articleTitle, String articleSlug) {}

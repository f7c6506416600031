package dev.unspool.cursor;

import java.util.UUID;

/**
 * Where a reader of the stream is: in the session's reading order, and in the change log.
 *
 * @param seq the last change the reader knows of; changes after it are news
 * @param epoch names one life of the change log: a position of another epoch cannot be resumed
 */
public record StreamPosition(FeedCursor cursor, long seq, UUID epoch) {}

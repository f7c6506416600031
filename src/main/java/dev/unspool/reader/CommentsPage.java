package dev.unspool.reader;

/** The comments of an article as a page of their own. */
record CommentsPage(Frame frame, Head head, Story story, ThreadElement thread) {}

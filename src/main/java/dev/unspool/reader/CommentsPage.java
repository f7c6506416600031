package dev.unspool.reader;

/** The data of the page of an article's comments. */
record CommentsPage(PageFrame frame, Head head, Story story, ThreadElement thread) {}

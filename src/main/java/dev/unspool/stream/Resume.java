package dev.unspool.stream;

/** What became of the id with which a reader came back. */
enum Resume {
    fresh,
    exact,
    gap
}

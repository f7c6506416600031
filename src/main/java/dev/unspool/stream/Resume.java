package dev.unspool.stream;

/** What became of the id that a reader came back with. */
enum Resume {
    fresh,
    exact,
    gap
}

package dev.unspool.badday;

/** What must never happen, whatever fails. */
enum Invariant {
    LOST("acknowledged publishes lost", "lost"),
    FOREIGN("articles nobody published", "foreign"),
    REPEATED("articles or changes repeated", "repeated"),
    SKIPPED_IN_WALK("articles skipped in a walk", "skipped in a walk"),
    SKIPPED_IN_STREAM("changes skipped in a stream", "skipped in a stream"),
    OTHER_ORDER("order that differs between readers", "other order"),
    WENT_BACK("going back beyond 2 s", "went back"),
    SEEN_AGAIN("retracted text seen again", "seen again"),
    UNTRUE_COUNT("untrue comment counts", "untrue counts"),
    HALF_DONE("half-done writes", "half done");

    private final String meaning;
    private final String heading;

    Invariant(String meaning, String heading) {
        this.meaning = meaning;
        this.heading = heading;
    }

    String meaning() {
        return meaning;
    }

    /** Returns the heading of its column in a table. */
    String heading() {
        return heading;
    }
}

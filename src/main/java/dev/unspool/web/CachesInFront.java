package dev.unspool.web;

/** The HTTP caches in front of the site. */
public interface CachesInFront {

    /** Whether all of them confirm that they delete corrected and retracted articles. If so, they may keep a version of an article for a day. */
    boolean arePurged();
}

package dev.unspool.desk;

import dev.unspool.web.Site;

/**
 * The parts that every page of the newsroom has.
 *
 * @param name of the access token that is signed in; empty if none
 * @param csrf token that every form sends back; empty if nobody is signed in
 */
record DeskFrame(Site site, DeskAssets assets, String title, String name, String csrf) {}

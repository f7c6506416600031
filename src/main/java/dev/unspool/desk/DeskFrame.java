package dev.unspool.desk;

import dev.unspool.web.Site;

/**
 * What stands around the newsroom's pages.
 *
 * @param name of the access token that is signed in; empty for nobody
 * @param csrf goes back with every form; empty for nobody
 */
record DeskFrame(Site site, DeskAssets assets, String title, String name, String csrf) {}

/**
 * Reads articles out of the files of other systems: each format gives its items one after the other, with their places in the file.
 *
 * <ul>
 *   <li><b>Pure</b>: it knows no database, no web and none of our articles, so that every format is tried with a string of bytes.
 *   <li><b>Cut first, then parse</b>: a document is cut into its items before any of them is parsed, and each is parsed alone. So a fatal place costs
 *       one item, or the items up to the next certain end where a section lost its own. Memory holds one item, and no parser ever sees a document type:
 *       entities that a file declares are never resolved. A pull parser for the whole document gives up everything behind the first fault.
 *   <li><b>In doubt, not published</b>: an item of an export that does not say that every reader may see it is rejected, as is one that may have lost the
 *       part that says so. A wrong rejection is read in a report and mended; a secret that is published is out.
 *   <li><b>Nothing is fetched</b>: addresses are only text here.
 * </ul>
 */
@NullMarked
package dev.unspool.format;

import org.jspecify.annotations.NullMarked;

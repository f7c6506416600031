/**
 * Turns any HTML or plain text into clean news prose.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>A body is cleaned once, when it comes in</b>: a page then shows it as it is, and safety does not depend on whether each of
 *       many places remembers to clean. <i>Revisit when</i> rules must apply to old articles as well: clean those again by a
 *       command.</li>
 *   <li><b>A new tree is built from the old one, and then checked by jsoup's allow-list</b>: repairing a hostile tree leaves in
 *       whatever the repair did not consider; a tree built by content rules parses to the same tree in every browser, so cleaning
 *       it again changes nothing.</li>
 *   <li><b>What the source hides stays out</b>: by attribute, style (read as CSS says, with comments and escapes), a class of Word or of
 *       screen readers' words, or a size of nothing; and so does the caption of a picture that is hidden. What some readers
 *       see stays: on some screens, after a search in the page ({@code hidden="until-found"}), in {@code details}, or at the end of a transition; and so
 *       does what a formula or a percentage places, since nobody knows where. What a mouse or the focus shows for a while stays out, and
 *       so does what a rule shows in places that the body lacks.
 *       Colours do not count, since the page has its own, except none at all; nor does {@code aria-hidden}, which readers who see do not notice.
 *       <i>Revisit when</i> sites hide in another way.</li>
 *   <li><b>A style becomes the element that says as much, or goes</b>: weight, slant, strike, sub, sup, kinds of lists, and the
 *       alignment of cells have meaning; colours, fonts and distances are the page's.</li>
 *   <li><b>Short codes, and tags that end themselves, are replaced in the text before it is parsed</b>: an HTML parser would give
 *       their parts to different elements. What comes out is parsed and checked like everything else.</li>
 *   <li><b>Formulas and drawings become text</b>: MathML and SVG have rules for parsing that hostile markup plays with.
 *       <i>Revisit when</i> articles need formulas of more than a line.</li>
 *   <li><b>Only targets of links keep an id, which begins with that of the article</b>: many articles share a page, and no id may be
 *       one of the page's own or a property of its document.</li>
 *   <li><b>Boxes of tasks are characters</b>: a form control would need a label, and is no text for feeds and searches.</li>
 *   <li><b>Frames, films and sound become a link that names its target</b>: no foreign program runs in our pages, no third party
 *       watches our readers, and the link still works in ten years. <i>Revisit when</i> editors want players, behind a click.</li>
 *   <li><b>Links carry {@code noopener} and what the source said about them ({@code nofollow}, {@code sponsored}, {@code ugc}), never
 *       a target</b>: an editor's link is a recommendation, and a reader decides where it opens.</li>
 *   <li><b>Pictures over plain HTTP are requested over TLS</b>: a page that allows only TLS would not show them at all.</li>
 *   <li><b>Nesting beyond {@code 256} elements is flattened while parsing, beyond 16 lists and quotes while building</b>: a hundred
 *       thousand nested elements must cost neither stack nor quadratic time.</li>
 *   <li><b>A cleaning may use ten seconds of processor time, allocate 512 MB or its share of half the heap, whichever is less, and
 *       repeat formats for sixteen million characters; then the body is refused as {@code too-complex}</b>: the work itself checks
 *       the limits, before each piece that is read and at every 64th node that is parsed or built, so that a thread is free again;
 *       time on the clock would refuse an honest body on a busy machine, and the parser alone can make gigabytes of a million
 *       characters.</li>
 *   <li><b>An attribute longer than 8,000 characters is not read as an address</b>: an address that is kept has at most 2,000; the
 *       rest is only for blanks around it.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.body;

import org.jspecify.annotations.NullMarked;

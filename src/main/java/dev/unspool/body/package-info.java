/**
 * Makes clean news prose of any HTML or plain text.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>A body is cleaned once, when it comes in</td><td>a page then draws it as it is; what a reader sees cannot depend on which of many
 * drawings forgot to clean</td><td>rules that must reach back to old articles: clean those again by a command</td></tr>
 * <tr><td>A new tree is set from the old one, and jsoup's allow-list is the gate behind it</td><td>mending a hostile tree leaves what the
 * mender did not think of; what is set by content rules parses in every browser to the same tree, so cleaning it again changes
 * nothing</td><td>nothing</td></tr>
 * <tr><td>Frames, films and sound become a link that names where it leads</td><td>no foreign program runs in our pages and no reader is
 * watched by a third party; the link still works in ten years</td><td>an editor's wish for players, behind a click</td></tr>
 * <tr><td>Links carry {@code noopener} and what the source said about them ({@code nofollow}, {@code sponsored}, {@code ugc}), never a
 * target</td><td>an editor's link is a recommendation; a reader decides where it opens</td><td>nothing</td></tr>
 * <tr><td>Pictures over plain HTTP are asked for over TLS</td><td>a page that allows only TLS would not show them at all</td><td>nothing
 * </td></tr>
 * <tr><td>Nesting beyond {@code 256} elements is flattened while parsing, beyond 16 lists and quotes while setting</td><td>a hundred
 * thousand nested elements must cost neither stack nor quadratic time</td><td>nothing</td></tr>
 * <tr><td>A cleaning has ten seconds of processor time, may allocate 512 MB or its share of half the heap, whichever is less, and may repeat formats
 * for sixteen million characters; then the body is refused as {@code too-complex}</td><td>the work itself looks at the limits, before each piece that
 * is read and at every 64th node that is parsed or set, so a thread is free again; time on the wall would refuse an honest body on a busy machine,
 * and the parser alone can make gigabytes of a million characters</td><td>nothing</td></tr>
 * <tr><td>An attribute longer than 8,000 characters is no address</td><td>none that is kept has more than 2,000; blanks around it are all that
 * the rest is for</td><td>nothing</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.body;

import org.jspecify.annotations.NullMarked;

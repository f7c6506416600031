/**
 * What pages of other sites show of this one: an article as a card, the newest headlines and an article's comments, each for an {@code iframe}, and the
 * endpoint by which programs find the first from an article's address (oEmbed 1.0).
 *
 * <p>Begin with {@link dev.unspool.embed.EmbedResource}.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Other sites frame pages of ours, and copy no text</b>: a correction or a retraction reaches what they show when it is next loaded, as it
 *       reaches the site's own pages. The pages are answers of {@code hotfeed}, judged by the change log.
 *   <li><b>Which sites may frame is a setting, none by default, and the browser keeps to it ({@code frame-ancestors})</b>: only these pages may be framed
 *       at all. Where no site may, oEmbed gives a link.
 *   <li><b>They have no script, no form and no cookie</b>: a page in a frame could be clicked by a reader who does not see it. Links open the site
 *       itself.
 *   <li><b>One that is gone says so in a page that may be framed, too</b>: browsers would show an error of their own.
 *   <li><b>They use fonts that readers have</b>: a partner's page waits for nothing but one small style sheet.
 * </ul>
 */
@NullMarked
package dev.unspool.embed;

import org.jspecify.annotations.NullMarked;

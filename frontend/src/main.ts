/*
 * The reader's page, on top of what the server drew: every page works without this.
 *
 *   client     the next article and what changes, by stream and by request: a package of its own in ../client, knows no page
 *   feed       the article page: articles arrive beneath the one that was opened, the address follows, keys go between them
 *   headlines  the lists: older headlines arrive beneath
 *   live       what both do with changes: "3 new articles"
 *   column     what both stand on: only what is near the reader stands in the page
 *   endless    what loads more, and says how that went
 *   comments   each article's thread and form, loaded as its end comes near
 *   audience   tells the server what is read and shared, never by whom
 *   memory     what the reader has read, in this browser only
 *   returning  Back and reload lead to the very place
 *
 * Decisions, with what would change our mind:
 *   The server draws every article; the script only places it          nothing
 *   Far articles leave the page, so "find in page" finds near ones only a browser that finds in what is not laid out, everywhere
 *   A correction patches what stands there node by node, measured at the paragraph under the reader's eyes: focus, selection
 *   and pictures stay, and the text does not move            a browser that anchors its scrolling everywhere
 *   News stands in the bar: anywhere else it would cover text on a phone        nothing
 *   Tabs share one stream, since HTTP/1.1 has six connections for all of them; one leads, by a lock, and tells the others      HTTP/2 everywhere
 *   Hidden for a minute, or gone from, a page holds neither stream nor lock nor channel: the browser may keep it for Back       nothing
 *   A visit is a tab, and its views have random names: nothing that outlives it, or is the same for two articles, is told    nothing
 *   Comments are drawn by the server, here too: what readers write is never made into elements by a script        nothing
 *   A new comment waits behind a button; what is gone goes at once, and the text that is read stays in its place      nothing
 *   No framework and no package: the whole is smaller than one would be nothing
 */
import './styles/main.css';
import { openAudience } from './audience/audience';
import { thisBrowser } from './browser';
import { startFeed } from './feed/feed';
import { startHeadlines } from './headlines/headlines';
import { hideBrokenPictures } from './pictures';
import { showShareButtons, startSharing } from './share';

const browser = thisBrowser();
const audience = openAudience(browser);
const feed = document.querySelector<HTMLElement>('[role="feed"][data-article]');
const headlines = document.querySelector<HTMLElement>('[data-headlines]');
if (feed !== null) startFeed(feed, browser, audience);
const comments = document.querySelector<HTMLElement>('.comments-page');
if (comments !== null) void import('./comments/page').then((page) => page.startCommentsPage(comments, browser));
if (headlines !== null) startHeadlines(headlines, browser);
hideBrokenPictures();
showShareButtons(document, browser);
startSharing(browser, audience);

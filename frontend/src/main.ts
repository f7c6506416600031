/*
 * Script of the reader's pages. It enhances what the server drew: every page works without it.
 *
 *   client     loads the next article and follows changes, by stream or by request; a separate package in ../client
 *   feed       the article page: loads articles beneath the opened one, updates the address, binds keys
 *   headlines  the lists: load older headlines beneath
 *   live       applies changes and counts new articles: "3 new articles"
 *   column     the virtual list beneath both: keeps only elements near the reader in the page
 *   endless    loads more and shows the state of loading
 *   comments   each article's thread and form, loaded as the end of the article comes near
 *   related    puts what else to read beneath each article, and what is read most on pages of none, as they come near
 *   audience   counts views and shares, without identifying the reader
 *   memory     remembers what the reader has read, in this browser only
 *   returning  restores the scroll position after Back and reload
 *   footer     opens the footer as a panel, and turns the keys off
 *
 * Decisions, each with what would change it:
 *   The server draws every article; the script only inserts it          nothing
 *   Far articles leave the page, so "find in page" finds near ones only           every browser finds text that is not laid out
 *   A correction patches the article node by node and keeps the paragraph that is read in place: focus, selection and pictures
 *   stay, and the text does not move            every browser anchors its scrolling
 *   The count of new articles is in the bar: anywhere else it would cover text on a phone        nothing
 *   Tabs share one stream, since HTTP/1.1 has six connections for all of them; a lock elects the tab that opens it      HTTP/2 everywhere
 *   A page that was left or hidden for a minute holds no stream, lock or channel, so that the browser may keep it for Back       nothing
 *   A visit is a tab and its views have random ids: the server gets no id that outlives it or covers two articles    nothing
 *   The server draws comments too: no script turns what readers write into elements        nothing
 *   A new comment waits behind a button; a deleted one disappears at once, and the text that is read does not move      nothing
 *   A page is about what was opened, or gone to by key, link or search, until its reader scrolls: no window is too tall for that       nothing
 *   Keys, sharing, the panel, lists, threads, corrections, counting and printing are scripts of their own, which come when they are needed      nothing
 *   No framework and no package: the whole script is smaller than one      nothing
 */
import './styles/main.css';
import { thisBrowser } from './browser';
import { startFeed } from './feed/feed';
import { startFooter } from './footer';
import { loadScript } from './load';
import { hideBrokenPictures } from './pictures';
import { showShareButtons, startSharing } from './share';

const browser = thisBrowser();
const feed = document.querySelector<HTMLElement>('[role="feed"][data-article]');
const headlines = document.querySelector<HTMLElement>('[data-headlines]');
if (feed !== null) startFeed(feed, browser);
const comments = document.querySelector<HTMLElement>('.comments-page');
if (comments !== null)
  loadScript(
    () => import('./comments/page'),
    (page) => page.startCommentsPage(comments, browser),
  );
if (headlines !== null)
  loadScript(
    () => import('./headlines/headlines'),
    (script) => script.startHeadlines(headlines, browser),
  );
if (feed === null && document.querySelector('[data-related]') !== null)
  loadScript(
    () => import('./related/page'),
    (page) => page.startRelatedPage(browser),
  );
hideBrokenPictures();
showShareButtons(document, browser);
startSharing(browser);
startFooter(browser.local);

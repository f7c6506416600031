/*
 * The reader's page, on top of what the server drew: every page works without this.
 *
 *   session    the next article, by stream and by request: knows no page
 *   feed       the article page: articles arrive beneath the one that was opened, the address follows, keys go between them
 *   headlines  the lists: older headlines arrive beneath
 *   column     what both stand on: only what is near the reader stands in the page
 *   endless    what loads more, and says how that went
 *   memory     what the reader has read, in this browser only
 *   returning  Back and reload lead to the very place
 *
 * Decisions, with what would change our mind:
 *   The server draws every article; the script only places it          nothing
 *   Far articles leave the page, so "find in page" finds near ones only a browser that finds in what is not laid out, everywhere
 *   A lost stream is opened anew by us, not by the browser, which would come back with its first address, by then stale        nothing
 *   While there is no stream the reader is served by request at once; the stream is tried again behind their back             nothing
 *   No framework and no package: the whole is smaller than one would be nothing
 */
import './styles/main.css';
import { thisBrowser } from './browser';
import { startFeed } from './feed/feed';
import { startHeadlines } from './headlines/headlines';
import { sparePictures } from './pictures';
import { showShareButtons, startSharing } from './share';

const browser = thisBrowser();
const feed = document.querySelector<HTMLElement>('[role="feed"][data-article]');
const headlines = document.querySelector<HTMLElement>('[data-headlines]');
if (feed !== null) startFeed(feed, browser);
if (headlines !== null) startHeadlines(headlines, browser);
sparePictures();
showShareButtons(document, browser);
startSharing(browser);

/* Uses every entry of the installed package in plain Node: `node in-node.js <address>`. Prints what came as JSON. */
import { argv, stdout } from 'node:process';

// Newer versions of Node have some of what only browsers had.
for (const name of ['EventSource', 'navigator', 'localStorage', 'sessionStorage', 'BroadcastChannel'])
  Reflect.deleteProperty(globalThis, name);

const { openSession, UnspoolError } = await import('@unspool/client');
const comments = await import('@unspool/client/comments');
const feed = await import('@unspool/client/feed');
const { shareTabs } = await import('@unspool/client/tabs');
const { openViews } = await import('@unspool/client/views');

const base = argv[2] ?? '';
const browserOnly = ['window', 'document', 'EventSource', 'navigator'].filter((name) => name in globalThis);

const session = openSession({ base, article: 'a1', tabs: shareTabs() });
const changes = session.changes();
/** @type {string[]} */
const articles = [];
for await (const { article } of session.articles()) articles.push(article.id);
const change = (await changes.next()).value;
session.close();

/** @type {string[]} */
const items = [];
for await (const { id } of feed.openFeed({ base }).items()) items.push(id);

const thread = comments.openComments({ base, article: 'a1' });
const added = await thread.add({ name: 'Ada', text: 'Well said.' });

const views = openViews({ base });
const isCounted = (await views.viewed('a1')) && (await views.shared('a1', 'copy'));

const error = await comments
  .openComments({ base, article: 'nowhere' })
  .page()
  .catch((cause) => cause);

const isOneClass = comments.UnspoolError === UnspoolError && error instanceof feed.UnspoolError;
const said = { browserOnly, articles, change, items, added, isCounted, code: error.code, isOneClass };
stdout.write(JSON.stringify(said));

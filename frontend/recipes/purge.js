import { openSession } from '@unspool/client';
import { readFile, writeFile } from 'node:fs/promises';
import { env } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

// This is Fastly's way to purge by the names in `Surrogate-Key`; other CDNs have other addresses and headers.
const service = `${env.CDN ?? 'https://api.fastly.com'}/service/${env.CDN_SERVICE}`;
const place = env.PLACE ?? 'purged.json';

/** Tries until the CDN agrees: what was retracted must leave it. */
async function post(path, keys = {}) {
  const headers = { 'Fastly-Key': env.CDN_TOKEN, ...keys };
  for (let waitMs = 1_000; ; waitMs = Math.min(2 * waitMs, 60_000)) {
    const answer = await fetch(service + path, { method: 'POST', headers }).catch(() => null);
    if (answer?.ok) return;
    await pause(waitMs);
  }
}

/** Purges now, and once more for an answer that was on its way. */
async function purge({ id }) {
  const keys = { 'Surrogate-Key': `article-${id}` }; // every page and list that shows the article has this name
  await post('/purge', keys);
  pause(2_000).then(() => post('/purge', keys));
}

// Goes on after the last change that was purged, even if this program was stopped meanwhile.
const resume = await readFile(place, 'utf8').then(JSON.parse, () => undefined);
if (resume === undefined) await post('/purge_all');
const session = openSession({ base: env.UNSPOOL ?? 'http://localhost:8080', resume });
for await (const change of session.changes()) {
  if (change.type === 'resync') await post('/purge_all');
  else if (change.type !== 'article-published') await purge(change);
  await writeFile(place, JSON.stringify(session.place));
}

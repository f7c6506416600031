/** The console for the stream. It opens the stream by `fetch`, so that it can show every block as received. */
import { blocks, parse } from '/docs/blocks.js';
import { startRows } from '/docs/rows.js';
import { Tally } from '/docs/tally.js';

const part = (name) => document.querySelector(`[data-${name}]`);
const form = part('form');
const rows = startRows(part('log'));
let tally = new Tally();
let connection;
let comingBack;

/** Returns the address that the form describes. */
const address = () => {
  const given = new FormData(form);
  const simulation = given.getAll('sim').join(',');
  given.delete('sim');
  const parameters = [...given, ['sim', simulation]].filter(([, value]) => value.trim() !== '');
  // Commas are not escaped: this is easier to read, and allowed in a query.
  return `/api/v1/stream?${new URLSearchParams(parameters)}`.replaceAll('%2C', ',');
};

const curl = () => {
  const header = tally.lastId === undefined ? '' : `-H 'Last-Event-ID: ${tally.lastId}' `;
  return `curl -N ${header}'${location.origin}${address()}'`;
};

const show = () => {
  const isOpen = connection !== undefined;
  for (const place of document.querySelectorAll('[data-value]')) {
    if (place.dataset.value !== 'connection') place.textContent = tally[place.dataset.value] ?? '–';
  }
  part('curl').textContent = curl();
  part('open').disabled = isOpen;
  part('raise').disabled = !isOpen || tally.sid === undefined;
  part('break').disabled = !isOpen;
  part('resume').disabled = isOpen || tally.lastId === undefined;
  part('close').disabled = !isOpen && tally.lastId === undefined;
};

const say = (state, sentence) => {
  document.querySelector('[data-value=connection]').textContent = state;
  part('status').textContent = sentence;
  show();
};

const take = (block) => {
  if (!block.isWhole) return rows.broken(block);
  const said = parse(block.raw);
  const event = { ...said, data: said.data === undefined ? undefined : JSON.parse(said.data) };
  rows.block(block, event, tally.take(event));
  if (event.name === 'hello') say('open', `Open: ${event.data.resume}.`);
  if (event.name === 'bye') part('status').textContent = `The server says bye: ${event.data.reason}.`;
  show();
};

/** Reads the stream to its end. Returns a sentence that says why it ended. */
const read = async (signal) => {
  const headers = tally.lastId === undefined ? {} : { 'Last-Event-ID': tally.lastId };
  try {
    const answer = await fetch(address(), { headers, signal, cache: 'no-store' });
    rows.note(`GET ${address()} → ${answer.status}`, answer.ok ? '' : JSON.stringify(await answer.json(), null, 2));
    if (!answer.ok) return `Refused with ${answer.status}.`;
    for await (const block of blocks(answer.body)) take(block);
    return 'The server ended the stream.';
  } catch (failure) {
    return signal.aborted ? undefined : `The connection broke (${failure.message}).`;
  }
};

const open = async () => {
  clearTimeout(comingBack);
  const mine = (connection = new AbortController());
  say('connecting', 'Connecting …');
  const ending = await read(mine.signal);
  if (ending === undefined) return;
  connection = undefined;
  rows.note(ending);
  // Like the browser's EventSource: reconnects after every end except a refusal.
  const returns = part('by-itself').checked && !ending.startsWith('Refused');
  say('closed', returns ? `${ending} Coming back in ${tally.retryMs} ms.` : ending);
  if (returns) comingBack = setTimeout(open, tally.retryMs);
};

const stop = (sentence) => {
  clearTimeout(comingBack);
  connection?.abort();
  connection = undefined;
  rows.note(sentence);
  say('closed', sentence);
};

const raise = async () => {
  const upTo = Math.max(tally.credit, tally.position) + 1;
  const answer = await fetch(`/api/v1/streams/${tally.sid}/credit`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ upTo }),
  });
  // At most `window` articles beyond the last one sent: the server allows no more.
  if (answer.ok) tally.credit = Math.min(upTo, tally.position + tally.window);
  rows.note(`PUT /api/v1/streams/${tally.sid}/credit {"upTo":${upTo}} → ${answer.status}`);
  part('status').textContent = answer.ok ? `The credit is ${tally.credit}.` : `The credit was refused with ${answer.status}.`;
  show();
};

const fill = async () => {
  const { items } = await (await fetch('/api/v1/feed?limit=50')).json();
  form.elements.article.append(...items.map(({ title, slug }) => new Option(title, slug)));
  form.elements.article.selectedIndex = Math.min(1, items.length);
  const sections = new Map(items.map(({ section }) => [section.slug, section.name]));
  document.querySelector('#sections').append(...[...sections].map(([slug, name]) => new Option(name, slug)));
};

const askForSimulation = async () => {
  const api = await (await fetch('/openapi.json')).json();
  const simulation = api.paths['/api/v1/stream'].get.parameters.find(({ name }) => name === 'sim');
  part('simulation').hidden = simulation?.['x-enabled'] !== true;
};

form.addEventListener('input', show);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  tally = new Tally();
  open();
});
part('raise').addEventListener('click', () => raise().catch((failure) => rows.note(`The credit failed: ${failure.message}`)));
part('break').addEventListener('click', () => stop('You broke the connection. The last id is kept.'));
part('resume').addEventListener('click', open);
part('close').addEventListener('click', () => {
  tally = new Tally();
  stop('Closed: the next one begins anew.');
});
part('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(curl());
  part('status').textContent = 'Copied.';
});

for (const code of document.querySelectorAll('#curl pre code')) {
  code.textContent = code.textContent.replaceAll('http://localhost:8080', location.origin);
}
part('without-script').hidden = true;
for (const name of ['form', 'state', 'blocks']) part(name).hidden = false;
show();
await Promise.allSettled([fill(), askForSimulation()]);
show();

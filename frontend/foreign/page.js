import { argv, exit, stdin, stdout } from 'node:process';
import { URL } from 'node:url';

/** The stream to read: the script's one argument. */
export const STREAM = new URL(argv[2] ?? '');

/** Names of the events that a page listens for. */
export const NAMES = /** @type {const} */ ([
  'hello',
  'next-article',
  'end-of-feed',
  'article-published',
  'article-updated',
  'article-retracted',
  'resync',
  'problem',
  'bye',
]);

// The parent process has ended when it closes the other end.
stdin.resume().once('end', () => exit());

let sid = '';

/**
 * Handles an event as a page does, for every client: prints it on a line, and requests one more article.
 *
 * @param {string} name
 * @param {string} text
 */
export function hear(name, text) {
  const data = JSON.parse(text);
  stdout.write(`${JSON.stringify({ name, data })}\n`);
  if (name === 'hello') sid = data.sid;
  if (name === 'hello' || name === 'next-article') void raise(data.position + 1);
}

/**
 * Requests credit. A connection that breaks here breaks the stream too, and the next hello requests it again.
 *
 * @param {number} upTo
 */
async function raise(upTo) {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ upTo });
  await fetch(new URL(`/api/v1/streams/${sid}/credit`, STREAM), { method: 'PUT', headers, body }).catch(
    () => undefined,
  );
}

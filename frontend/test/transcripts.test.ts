import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Change, type CommentsChanged, type Resync, Session } from '@unspool/client';
import { parseEvent } from '../client/src/events';
import { type Block, SseParser } from '../client/src/sse';

/** Streams of a real server, recorded by `npm run record`. */
const TRANSCRIPTS = ['session', 'twice', 'changes', 'gap', 'comments'] as const;

const transcript = (name: string): Promise<Uint8Array> =>
  readFile(join(import.meta.dirname, `transcripts/${name}.txt`)).then((bytes) => new Uint8Array(bytes));

/** Cuts bytes into parts of these sizes, which are repeated. */
function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += parts.at(-1)?.length ?? 0)
    parts.push(bytes.subarray(at, at + (sizes[parts.length % sizes.length] ?? 1)));
  return parts;
}

const CUTS: readonly (readonly [string, readonly number[]])[] = [
  ['whole', [Number.MAX_SAFE_INTEGER]],
  ['byte by byte', [1]],
  ['in packets', [1_460]],
  ['at odd places', [3, 1, 57, 2, 410, 1, 1, 13, 7, 128]],
];

function read(parts: readonly Uint8Array[]): Block[] {
  const [parser, decoder] = [new SseParser(), new TextDecoder()];
  return parts.flatMap((part) => parser.feed(decoder.decode(part, { stream: true })));
}

/** Runs a session whose server sends these parts, and collects its changes. */
function replay(
  parts: readonly Uint8Array[],
  seq: number | null,
  comments: (changed: CommentsChanged) => void = () => undefined,
): { session: Session; heard: (Change | Resync)[] } {
  const body = (): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start: (out) => {
        for (const part of parts) out.enqueue(part);
      },
    });
  const session = new Session({
    resume: { article: 'fog', cursor: null, position: 0, token: null, seq },
    html: true,
    comments,
    fetch: (address) =>
      Promise.resolve(
        (address as string).startsWith('/api/v1/stream?')
          ? new Response(body(), { headers: { 'Content-Type': 'text/event-stream;charset=UTF-8' } })
          : new Response(null, { status: 204 }),
      ),
  });
  const heard: (Change | Resync)[] = [];
  const changes = session.changes();
  void (async () => {
    for await (const change of changes) heard.push(change);
  })();
  session.wake();
  return { session, heard };
}

let open: Session | null = null;

afterEach(() => {
  open?.close();
});

describe.each(CUTS)('a real stream, %s', (_, sizes) => {
  it.each(TRANSCRIPTS)('(%s) is parsed as it was sent', async (name) => {
    const bytes = await transcript(name);
    const blocks = read(cut(bytes, sizes));
    expect(blocks).toEqual(read([bytes]));
    expect(blocks[0]?.name).toBe('hello');
    // Every block has an id but for goodbyes and problems, and every event is understood.
    for (const block of blocks) {
      expect(block.id).not.toBe('');
      if (block.data !== null && block.name !== 'ping') expect(parseEvent(block, true).type).not.toBe('alive');
    }
  });

  it.each(['session', 'twice'])('(%s) gives its articles, each once, and its end', async (name) => {
    const { session } = replay(cut(await transcript(name), sizes), null);
    open = session;
    const given = [];
    for await (const step of session.articles()) given.push(step);
    expect(given).toHaveLength(2);
    for (const { article, html } of given) expect(html).toContain(`data-id="${article.id}"`);
    expect(session.place).toMatchObject({ position: 2, token: expect.any(String) as string });
  });

  it('gives its changes, each once and in order', async () => {
    const { session, heard } = replay(cut(await transcript('changes'), sizes), null);
    open = session;
    await vi.waitFor(() => {
      expect(heard).toHaveLength(3);
    });
    const [published, updated, retracted] = heard as [Change, Change, Change];
    expect(published).toMatchObject({ type: 'article-published', title: 'A transcript', newerCount: 1 });
    expect(updated).toMatchObject({
      type: 'article-updated',
      seq: published.seq + 1,
      id: published.id,
      version: 2,
      correction: 'It was green, not blue.',
      article: { bodyHtml: '<p>It was green.</p>' },
      html: expect.stringContaining('It was green, not blue.') as string,
    });
    expect(retracted).toMatchObject({
      type: 'article-retracted',
      seq: published.seq + 2,
      kind: 'takedown',
      notice: 'It had no colour.',
    });
    expect(session.place.seq).toBe(retracted.seq);
  });

  it('reports the number of comments', async () => {
    const told: CommentsChanged[] = [];
    open = replay(cut(await transcript('comments'), sizes), null, (changed) => told.push(changed)).session;
    await vi.waitFor(() => {
      expect(told).toEqual([{ articleId: expect.any(String) as string, count: 1 }]);
    });
  });

  it('reports a gap', async () => {
    const { session, heard } = replay(cut(await transcript('gap'), sizes), 3);
    open = session;
    await vi.waitFor(() => {
      expect(heard).toEqual([{ type: 'resync', reason: 'unknown-id' }]);
    });
  });
});

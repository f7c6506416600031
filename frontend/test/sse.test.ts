import { describe, expect, it } from 'vitest';
import { type Block, MAX_CHARACTERS, SseParser } from '../client/src/sse';

const STREAM = [
  ': a comment\n\n',
  'retry: 2684\nid: 1\nevent: hello\ndata: {"a":1}\n\n',
  'id: 2\n\n',
  'data:first\r\ndata\r\ndata:  third\r\n\r\n',
  'event: ping\rdata: x\rid: 3\r\r',
  'unknown: field\nid: with\0nul\nevent: ünï\ndata: 🜚 ✓\n\n',
  'event: lost\ndata: not ended',
].join('');

const BLOCKS: readonly Block[] = [
  { id: '', name: 'message', data: null },
  { id: '1', name: 'hello', data: '{"a":1}' },
  { id: '2', name: 'message', data: null },
  { id: '2', name: 'message', data: 'first\n\n third' },
  { id: '3', name: 'ping', data: 'x' },
  { id: '3', name: 'ünï', data: '🜚 ✓' },
];

/** Parses bytes in parts of this size. */
function heard(bytes: Uint8Array, size: number): Block[] {
  const [parser, decoder] = [new SseParser(), new TextDecoder()];
  const blocks: Block[] = [];
  for (let at = 0; at < bytes.length; at += size)
    blocks.push(...parser.feed(decoder.decode(bytes.subarray(at, at + size), { stream: true })));
  return blocks;
}

describe('a parser of Server-Sent Events', () => {
  it.each([1, 2, 3, 7, 64, 10_000])('returns equal blocks from parts of %i bytes', (size) => {
    expect(heard(new TextEncoder().encode(STREAM), size)).toEqual(BLOCKS);
  });

  it('skips a byte order mark', () => {
    expect(heard(new TextEncoder().encode(`\uFEFF${STREAM}`), 1)).toEqual(BLOCKS);
  });

  it('keeps the server’s delay for reconnecting', () => {
    const parser = new SseParser();
    parser.feed('retry: 2684\nretry: soon\nretry: 1e9\n\n');
    expect(parser.retryMs).toBe(2_684);
  });

  it.each([
    ['line', 'data: ' + 'x'.repeat(1_000_000)],
    ['event', `data: ${'x'.repeat(1_000_000)}\n`],
  ])('gives up on a %s that does not end', (_, part) => {
    const parser = new SseParser();
    expect(() => {
      for (let size = 0; size < 2 * MAX_CHARACTERS; size += part.length) parser.feed(part);
    }).toThrow(expect.objectContaining({ name: 'UnspoolError', code: 'too-large' }));
  });

  it('accepts a long stream of complete events', () => {
    const parser = new SseParser();
    for (let n = 0; n < 10; n += 1) expect(parser.feed(`data: ${'x'.repeat(1_000_000)}\n\n`)).toHaveLength(1);
  });
});

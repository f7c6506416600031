import { describe, expect, it } from 'vitest';
import { parseSavedColumn } from '../src/column/saved';
import { parseChange } from '../client/src/change';
import { parseEvent as parseBlock, type StreamEvent } from '../client/src/events';
import { parseStep as parse, type ServedStep } from '../client/src/step';
import { parsePlace } from '../src/feed/place';
import { article, html } from './fakes';

const NOTHING: readonly unknown[] = [undefined, null, 0, '', 'x', [], {}, { type: 'x' }, { type: 'next-article' }];

const parseStep = (value: unknown): ServedStep | null => parse(value, true);
const parseEvent = (name: string, data: string): StreamEvent => parseBlock({ id: '', name, data }, true);

describe('a step', () => {
  it('is an article with its HTML and its cursor', () => {
    expect(parseStep(article(3))).toEqual({
      type: 'next-article',
      position: 3,
      cursor: 'cursor-3',
      article: { id: 'a3', version: 1, bodyHtml: '' },
      html: html(3),
    });
  });

  it('ignores fields it does not know', () => {
    expect(parseStep({ ...article(3), later: true })).toEqual(parseStep(article(3)));
  });

  it('is the end only if the server says so', () => {
    expect(parseStep({ type: 'end-of-feed', reason: 'all-read', read: 3 })).toEqual({ type: 'end-of-feed' });
    for (const value of NOTHING) expect(parseStep(value)).toBeNull();
  });

  it.each(['position', 'cursor', 'article', 'html'])('is refused without its %s', (field) => {
    expect(parseStep({ ...article(1), [field]: undefined })).toBeNull();
  });
});

describe('an event', () => {
  it('is a sign of life if it is of an unknown kind', () => {
    for (const name of ['ping', 'article-published', 'later'])
      expect(parseEvent(name, '{}')).toEqual({ type: 'alive', seq: null });
    expect(parseEvent('hello', 'no json')).toEqual({ type: 'alive', seq: null });
  });

  it('reports the head of the log, if it has one', () => {
    expect(parseEvent('ping', '{"seq":12}')).toEqual({ type: 'alive', seq: 12 });
    expect(parseEvent('weather-changed', '{"seq":12}')).toEqual({ type: 'alive', seq: null });
  });

  it('is a change with all fields of the server', () => {
    const said = { seq: 3, id: 'a', version: 2, slug: 's', url: 'u', kind: 'kill', notice: 'Gone.', later: 1 };
    const change = { ...said, type: 'article-retracted' };
    expect(parseEvent('article-retracted', JSON.stringify(said))).toEqual({ type: 'change', change });
    expect(parseChange(change)).toEqual(change);
    for (const value of NOTHING) expect(parseChange(value)).toBeNull();
    expect(parseChange({ ...change, type: 'article-moved' })).toBeNull();
  });

  it('reports changes as lost unless the server says that they can be requested', () => {
    expect(parseEvent('resync', '{"reason":"overflow","refetch":"changes"}')).toMatchObject({ isLost: false });
    expect(parseEvent('resync', '{"reason":"expired","refetch":"page"}')).toMatchObject({ isLost: true });
    expect(parseEvent('resync', '{}')).toMatchObject({ isLost: true });
    const unknown = '{"reason":"unknown-change","refetch":"page","seq":7}';
    expect(parseEvent('resync', unknown)).toMatchObject({ isLost: true, seq: 7 });
  });

  it('may be a bye without a time', () => {
    expect(parseEvent('bye', '{"reason":"drain"}')).toEqual({ type: 'bye', retryMs: null, isRefusal: false });
    expect(parseEvent('bye', '{"reason":"drain","retryMs":1500}')).toEqual({
      type: 'bye',
      retryMs: 1500,
      isRefusal: false,
    });
  });
});

describe('a saved state', () => {
  const slot = { address: '/articles/a?fragment=1', height: 900.5, id: 'a' };
  const kept = { slots: [slot], at: 0, offset: -12, text: 800 };

  it('is read back', () => {
    expect(parseSavedColumn(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it('is read back without the id of an article, which an earlier script did not save', () => {
    const { id, ...earlier } = slot;
    expect(id).toBe('a');
    expect(parseSavedColumn({ ...kept, slots: [earlier] })?.slots).toEqual([{ ...earlier, id: '' }]);
  });

  it.each(['https://elsewhere.example/', '//elsewhere.example/', 'javascript:alert(1)', ''])(
    'is refused with the address %j',
    (address) => {
      expect(parseSavedColumn({ ...kept, slots: [{ address, height: 1 }] })).toBeNull();
    },
  );

  it('is refused if it is something else', () => {
    for (const value of NOTHING) expect(parseSavedColumn(value)).toBeNull();
    for (const value of NOTHING) expect(parsePlace(value)).toBeNull();
  });
});

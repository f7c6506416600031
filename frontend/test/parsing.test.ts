import { describe, expect, it } from 'vitest';
import { parseKept } from '../src/column/kept';
import { parseEvent } from '../src/session/events';
import { parsePlace } from '../src/session/place';
import { parseStep } from '../src/session/step';
import { article, html } from './fakes';

const NOTHING: readonly unknown[] = [undefined, null, 0, '', 'x', [], {}, { type: 'x' }, { type: 'next-article' }];

describe('a step', () => {
  it('is an article with all that is needed to show it and to go on', () => {
    expect(parseStep(article(3))).toEqual({
      type: 'next-article',
      position: 3,
      cursor: 'cursor-3',
      id: 'a3',
      version: 1,
      html: html(3),
    });
  });

  it('ignores fields it does not know', () => {
    expect(parseStep({ ...article(3), later: true })).toEqual(parseStep(article(3)));
  });

  it('is the end only where the server says so', () => {
    expect(parseStep({ type: 'end-of-feed', reason: 'all-read', read: 3 })).toEqual({ type: 'end-of-feed' });
    for (const value of NOTHING) expect(parseStep(value)).toBeNull();
  });

  it.each(['position', 'cursor', 'article', 'html'])('is none without its %s', (field) => {
    expect(parseStep({ ...article(1), [field]: undefined })).toBeNull();
  });
});

describe('an event', () => {
  it('is a sign of life where it says nothing we know', () => {
    for (const name of ['ping', 'article-published', 'later'])
      expect(parseEvent(name, '{}')).toEqual({ type: 'alive' });
    expect(parseEvent('hello', 'no json')).toEqual({ type: 'alive' });
  });

  it('may be a bye without a time', () => {
    expect(parseEvent('bye', '{"reason":"drain"}')).toEqual({ type: 'bye', retryMs: null });
    expect(parseEvent('bye', '{"reason":"drain","retryMs":1500}')).toEqual({ type: 'bye', retryMs: 1500 });
  });
});

describe('what was kept', () => {
  const kept = { slots: [{ address: '/articles/a?fragment=1', height: 900.5 }], at: 0, offset: -12 };

  it('is read back', () => {
    expect(parseKept(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each(['https://elsewhere.example/', '//elsewhere.example/', 'javascript:alert(1)', ''])(
    'is refused with the address %j',
    (address) => {
      expect(parseKept({ ...kept, slots: [{ address, height: 1 }] })).toBeNull();
    },
  );

  it('is refused where it is something else', () => {
    for (const value of NOTHING) expect(parseKept(value)).toBeNull();
    for (const value of NOTHING) expect(parsePlace(value)).toBeNull();
  });
});

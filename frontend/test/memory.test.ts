import { beforeEach, describe, expect, it } from 'vitest';
import { openMemory } from '../src/memory/memory';
import { fit, MAX_LENGTH, one, parseRanges, union, writeRanges } from '../src/memory/ranges';
import { openStorage } from '../src/memory/storage';

const roundTrip = (text: string): string => writeRanges(parseRanges(text));

describe('ranges', () => {
  it('sorts and merges neighbours and overlaps', () => {
    expect(roundTrip('25,1-20,21,30-40,35-50')).toBe('1-21,25,30-50');
  });

  it.each(['', 'x', '-1', '0', '5-3', '1-', '1e9', 'null', '99999999999999999999'])('leaves out %j', (text) => {
    expect(roundTrip(text)).toBe('');
  });

  it('keeps well-formed ranges beside malformed ones', () => {
    expect(roundTrip('7,x,9-8,12')).toBe('7,12');
  });

  it('fills the gap between two ranges', () => {
    expect(writeRanges(union(parseRanges('1-4,6-9'), one(5)))).toBe('1-9');
  });

  it('fits into the limit by forgetting the shortest first, and of those the oldest', () => {
    const singles = Array.from({ length: 400 }, (_, n) => String(n * 2 + 1));
    const kept = fit(parseRanges(['10000-90000', ...singles].join(',')));
    const text = writeRanges(kept);
    expect(text.length).toBeLessThanOrEqual(MAX_LENGTH);
    expect(text.length).toBeGreaterThan(MAX_LENGTH - 6);
    expect(text.endsWith('797,799,10000-90000')).toBe(true);
  });
});

describe('memory', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  const memory = (epoch = 'log', head = 20): ReturnType<typeof openMemory> =>
    openMemory(
      openStorage(() => localStorage),
      { epoch, head },
    );

  it('outlives the page', () => {
    memory().remember(7);
    expect(memory().text()).toBe('7');
  });

  it('keeps the articles that another tab remembered meanwhile', () => {
    const here = memory();
    here.remember(1);
    memory().remember(2);
    here.remember(4);
    expect(here.text()).toBe('1-2,4');
  });

  it.each([
    ['no memory', '{"a":1}'],
    ['the highest range of no log', '1-999999999999999'],
    ['ranges of no log, as earlier releases wrote them', '1-12,15'],
    ['the highest range of this log', 'log 1-999999999999999'],
    ['ranges of another log', 'other 1-20'],
    ['a number far above the head', 'log 3000000'],
  ])('does not believe %s, and goes on', (_, foreign) => {
    localStorage.setItem('unspool.read', foreign);
    expect(memory().text()).toBe('');
    memory().remember(3);
    expect(memory().text()).toBe('3');
  });

  it('keeps what newer tabs remembered, however long this page has been open', () => {
    memory('log', 5_000).remember(4_990);
    memory('log', 20).remember(7);
    expect(memory('log', 20).text()).toBe('7');
    expect(memory('log', 5_000).text()).toBe('7,4990');
  });

  it('belongs to a log: another one begins with nothing', () => {
    memory().remember(3);
    expect(memory('other').text()).toBe('');
    memory('other').remember(4);
    expect(memory('other').text()).toBe('4');
  });

  it('keeps what tabs of two epochs remember apart', () => {
    const before = memory('before');
    before.remember(3);
    const after = memory('after', 10_000_020);
    after.remember(10_000_004);
    before.remember(5);
    after.remember(10_000_006);
    expect(before.text()).toBe('3,5');
    expect(memory('after', 10_000_020).text()).toBe('10000004,10000006');
  });

  it('keeps the memories of three epochs, those written last', () => {
    for (const epoch of ['a', 'b', 'c', 'a', 'd']) memory(epoch).remember(1);
    expect(['a', 'b', 'c', 'd'].map((epoch) => memory(epoch).text())).toEqual(['1', '', '1', '1']);
  });

  it('keeps what a tab with a newer page has remembered', () => {
    memory('log', 30).remember(28);
    memory('log', 20).remember(7);
    expect(memory('log', 20).text()).toBe('7,28');
  });

  it.each([
    [
      'denied',
      (): Storage => {
        throw new DOMException('denied', 'SecurityError');
      },
    ],
    [
      'full',
      (): Storage =>
        ({
          getItem: () => null,
          setItem: () => {
            throw new DOMException('full', 'QuotaExceededError');
          },
        }) as unknown as Storage,
    ],
  ])('works while the page lives where storage is %s', (_, storage) => {
    const here = openMemory(openStorage(storage), { epoch: 'log', head: 20 });
    here.remember(5);
    here.remember(6);
    expect(here.text()).toBe('5-6');
  });
});

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

  const memory = (): ReturnType<typeof openMemory> => openMemory(openStorage(() => localStorage));

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

  it('survives foreign data in the storage', () => {
    localStorage.setItem('unspool.read', '{"a":1}');
    memory().remember(3);
    expect(memory().text()).toBe('3');
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
    const here = openMemory(openStorage(storage));
    here.remember(5);
    here.remember(6);
    expect(here.text()).toBe('5-6');
  });
});

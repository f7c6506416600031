/** Article numbers from `first` to `last`, both included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Ranges in ascending order that neither overlap nor touch. */
export type Ranges = readonly Range[];

/** Most characters of ranges that the server accepts, so that every proxy passes the address on. */
export const MAX_LENGTH = 1_024;

const FORM = /^([1-9]\d{0,14})(?:-([1-9]\d{0,14}))?$/;

/** Parses ranges such as `1-20,25`. Leaves malformed parts out. */
export function parseRanges(text: string): Ranges {
  return merge(text.split(',').flatMap(parseRange));
}

export function writeRanges(ranges: Ranges): string {
  return ranges.map(writeRange).join(',');
}

/** Returns all numbers that are in one of the two. */
export function union(some: Ranges, others: Ranges): Ranges {
  return merge([...some, ...others]);
}

export function one(number: number): Ranges {
  return [{ first: number, last: number }];
}

export function includes(ranges: Ranges, number: number): boolean {
  return ranges.some((range) => range.first <= number && number <= range.last);
}

/** Drops ranges until the text fits into `MAX_LENGTH`: the shortest first, and of those the oldest. */
export function fit(ranges: Ranges): Ranges {
  const kept = [...ranges];
  let length = writeRanges(ranges).length;
  for (const range of [...ranges].sort((a, b) => span(a) - span(b) || a.first - b.first)) {
    if (length <= MAX_LENGTH) break;
    kept.splice(kept.indexOf(range), 1);
    length -= writeRange(range).length + 1;
  }
  return kept;
}

function parseRange(text: string): Range[] {
  const found = FORM.exec(text);
  const first = Number(found?.[1]);
  const last = Number(found?.[2] ?? found?.[1]);
  return first <= last ? [{ first, last }] : [];
}

function merge(ranges: Range[]): Ranges {
  const merged: Range[] = [];
  for (const range of ranges.sort((a, b) => a.first - b.first)) {
    const before = merged.at(-1);
    if (before !== undefined && range.first <= before.last + 1) {
      merged[merged.length - 1] = { first: before.first, last: Math.max(before.last, range.last) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

function writeRange({ first, last }: Range): string {
  return first === last ? String(first) : `${String(first)}-${String(last)}`;
}

function span({ first, last }: Range): number {
  return last - first;
}

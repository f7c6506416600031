import { fit, one, parseRanges, type Ranges, union, writeRanges } from './ranges';
import type { SafeStorage } from './storage';

const KEY = 'unspool.read';

/** The articles that the reader has read on this site, stored in this browser only. */
export interface Memory {
  /** Returns the numbers of the read articles as ranges, in the server's format. */
  readonly text: () => string;
  readonly remember: (number: number) => void;
}

export function openMemory(storage: SafeStorage): Memory {
  const read = (): Ranges => parseRanges(storage.get(KEY) ?? '');
  return {
    text: () => writeRanges(fit(read())),
    remember: (number) => {
      // Other tabs write too, so their additions are read first.
      storage.set(KEY, writeRanges(fit(union(read(), one(number)))));
    },
  };
}

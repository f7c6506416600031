import { fit, one, parseRanges, type Ranges, union, writeRanges } from './ranges';
import type { SafeStorage } from './storage';

const KEY = 'unspool.read';

/** What the reader has read on this site, kept in this browser and nowhere else. */
export interface Memory {
  /** As ranges of article numbers, as the server wants them. */
  readonly text: () => string;
  readonly remember: (number: number) => void;
}

export function openMemory(storage: SafeStorage): Memory {
  const read = (): Ranges => parseRanges(storage.get(KEY) ?? '');
  return {
    text: () => writeRanges(fit(read())),
    remember: (number) => {
      // Other tabs write too: what they added since is kept.
      storage.set(KEY, writeRanges(fit(union(read(), one(number)))));
    },
  };
}

import { fit, one, parseRanges, type Ranges, union, writeRanges } from './ranges';
import type { Shelf } from './shelf';

const KEY = 'unspool.read';

/** What the reader has read on this site, kept in this browser and nowhere else. */
export interface Memory {
  /** As ranges of article numbers, as the server wants them. */
  readonly text: () => string;
  readonly remember: (number: number) => void;
}

export function openMemory(shelf: Shelf): Memory {
  const read = (): Ranges => parseRanges(shelf.get(KEY) ?? '');
  return {
    text: () => writeRanges(fit(read())),
    remember: (number) => {
      // Other tabs write too: what they added since is kept.
      shelf.set(KEY, writeRanges(fit(union(read(), one(number)))));
    },
  };
}

import { fit, one, parseRanges, type Ranges, union, writeRanges } from './ranges';
import type { SafeStorage } from './storage';

const KEY = 'unspool.read';

/** Most articles by which a memory that is sent may be ahead of a page: caches keep pages, and another tab may show a newer one. */
const AHEAD = 1_000;

/** Memories of other epochs that are kept, for tabs that are still open. */
const OTHERS = 2;

/** Most articles by which a memory that is kept may be ahead of a page, which may be open for days. */
const FAR = 1e6;

/** The articles that the reader has read on this site, stored in this browser only. */
export interface Memory {
  /** Returns the numbers of the read articles as ranges, in the server's format. */
  readonly text: () => string;
  readonly remember: (number: number) => void;
}

/** The log whose articles are numbered. */
export interface Log {
  /** Names one life of the log: another site, or this one begun anew, numbers other articles. */
  readonly epoch: string;
  /** Number of the newest article that the page knows of. */
  readonly head: number;
}

export function openMemory(storage: SafeStorage, { epoch, head }: Log): Memory {
  /** A line for each epoch, the one written last first. Tabs that were opened before and after a restore of the site do not share one. */
  const lines = (): string[] => (storage.get(KEY) ?? '').split('\n');
  const isOurs = (line: string): boolean => line.startsWith(`${epoch} `);
  /** Leaves out ranges that end where no article can be: they come from elsewhere, and their beginnings are no truer. */
  const read = (ahead: number): Ranges => {
    // Ranges without an epoch may be of any site: those that earlier releases wrote are forgotten.
    const ours = lines().find(isOurs) ?? '';
    return parseRanges(ours.slice(epoch.length + 1)).filter(({ last }) => last <= head + ahead);
  };
  return {
    text: () => writeRanges(fit(read(AHEAD))),
    remember: (number) => {
      // Other tabs write too, so their additions are read first.
      const others = lines().filter((line) => line.includes(' ') && !isOurs(line));
      const ours = `${epoch} ${writeRanges(fit(union(read(FAR), one(number))))}`;
      storage.set(KEY, [ours, ...others.slice(0, OTHERS)].join('\n'));
    },
  };
}

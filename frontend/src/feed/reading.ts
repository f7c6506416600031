import type { Column } from '../column/column';
import type { Memory } from '../memory/memory';
import { after, all, type Stop } from '../part';
import { cardAt } from './card';

/** An article that filled most of the window for so long counts as read. */
export const READ_MS = 1_000;

/** Remembers what the reader reads: what fills the window for a second, and what they have seen the end of. */
export function startReading(column: Column, memory: Memory): Stop {
  const remembered = new Set<number>();
  const remember = (index: number): void => {
    const number = cardAt(column, index)?.number ?? 0;
    if (number < 1 || remembered.has(number)) return;
    remembered.add(number);
    memory.remember(number);
  };
  let watched = -1;
  let timer: Stop = () => undefined;
  return all(
    () => {
      timer();
    },
    column.watch(({ at, fills, ends }) => {
      ends.forEach(remember);
      const now = fills ? at : -1;
      if (now === watched) return;
      watched = now;
      timer();
      timer = after(READ_MS, () => {
        remember(now);
      });
    }),
  );
}

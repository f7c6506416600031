import type { Column } from '../column/column';
import type { Memory } from '../memory/memory';
import { after, all, type Stop } from '../part';
import { cardAt } from './card';

/** Milliseconds for which an article must fill most of the window to count as read. */
export const READ_MS = 1_000;

/** Remembers articles as read that fill the window for a second or whose end was visible. */
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

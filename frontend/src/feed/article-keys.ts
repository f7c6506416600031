import type { Column } from '../column/column';
import type { Loader } from '../endless/loader';
import type { Stop } from '../part';
import { startKeys } from './keys';
import { leave, step } from './navigate';

export interface ArticleKeysDeps {
  readonly root: HTMLElement;
  readonly column: Column;
  readonly loader: Loader;
  /** Whether single letters are keys. */
  readonly areOn: () => boolean;
}

/** Binds the keys to the articles of the column. `pressed` are the last that were pressed before, in their order. */
export function startArticleKeys(
  { root, column, loader, areOn }: ArticleKeysDeps,
  pressed: readonly KeyboardEvent[],
): Stop {
  return startKeys(
    root,
    {
      areOn,
      step: (by) => {
        void step(column, by, loader.load);
      },
      leave: (side) => {
        leave(root, side);
      },
    },
    pressed,
  );
}

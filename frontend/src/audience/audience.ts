import type { SafeStorage } from '../memory/storage';
import { openBeacon, type BeaconDeps } from './beacon';
import { openVisit } from './visit';

/** Where an article can be passed on to, as the server counts it. */
export type Target = 'facebook' | 'x' | 'linkedin' | 'copy' | 'sheet';

/** Tells the server what this reader does, without saying who they are. */
export interface Audience {
  /** The article with this id has been before the reader's eyes: told once in a visit. */
  readonly viewed: (article: string) => void;
  /** The reader has come so far in it, in percent: told when they leave, or have gone on to another. */
  readonly read: (article: string, depth: number) => void;
  /** The reader leaves, perhaps for good. */
  readonly left: () => void;
  readonly shared: (article: string, target: Target) => void;
}

const NOBODY: Audience = {
  viewed: () => undefined,
  read: () => undefined,
  left: () => undefined,
  shared: () => undefined,
};

/** Tells nothing where the reader asks not to be counted. */
export function openAudience(browser: BeaconDeps & { readonly tab: SafeStorage }): Audience {
  const tell = openBeacon(browser);
  if (tell === null) return NOBODY;
  const visit = openVisit(browser.tab);
  const depths = new Map<string, number>();
  const told = new Map<string, number>();
  const tellDepths = (here: string | null): void => {
    for (const [article, depth] of depths) {
      const viewId = visit.find(article);
      if (article === here || viewId === null || depth <= (told.get(article) ?? 0)) continue;
      told.set(article, depth);
      tell(`/api/v1/articles/${article}/views`, { viewId, depth });
    }
  };
  return {
    viewed: (article) => {
      if (visit.find(article) === null) tell(`/api/v1/articles/${article}/views`, { viewId: visit.add(article) });
      tellDepths(article);
    },
    read: (article, depth) => {
      depths.set(article, Math.max(depth, depths.get(article) ?? 0));
    },
    left: () => {
      tellDepths(null);
    },
    shared: (article, target) => {
      tell(`/api/v1/articles/${article}/shares`, { viewId: visit.find(article) ?? undefined, target });
    },
  };
}

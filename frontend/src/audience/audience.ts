import type { SafeStorage } from '../memory/storage';
import { openBeacon, type BeaconDeps } from './beacon';
import { openVisit } from './visit';

/** Targets of sharing, as the server counts them. */
export type Target = 'facebook' | 'x' | 'linkedin' | 'copy' | 'sheet';

/** Reports views and shares to the server, without identifying the reader. */
export interface Audience {
  /** Reports a view of the article with this id, once in a visit. */
  readonly viewed: (article: string) => void;
  /** Records how far the reader has read, in percent. Reported when they leave or view another article. */
  readonly read: (article: string, depth: number) => void;
  /** Reports reading depths: the reader leaves, perhaps for good. */
  readonly left: () => void;
  readonly shared: (article: string, target: Target) => void;
}

const NOT_COUNTED: Audience = {
  viewed: () => undefined,
  read: () => undefined,
  left: () => undefined,
  shared: () => undefined,
};

/** Browser features for counting. */
export type AudienceDeps = BeaconDeps & { readonly tab: SafeStorage };

/** Opens the audience counter; it reports nothing if the reader asks not to be tracked. */
export function openAudience(browser: AudienceDeps): Audience {
  const tell = openBeacon(browser);
  if (tell === null) return NOT_COUNTED;
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

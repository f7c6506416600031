import type { Stop } from '../part';
import { openFailures } from './failures';
import { NEAR } from './lazy';
import { articleOf } from './list';
import type { Mounts } from './mounts';
import type { Server } from './server';

/** Most threads that are loaded at the same time. */
const MAX_LOADING = 2;

export interface NearbyDeps {
  readonly server: Server;
  readonly mounts: Mounts;
}

/** The sections near the window, whose threads are mounted or being loaded. */
export interface Nearby {
  readonly sections: ReadonlySet<HTMLElement>;
  readonly observe: (section: HTMLElement) => void;
  readonly stop: Stop;
}

/** Loads the threads of sections as they come near the window, and refreshes those that are mounted already. */
export function startNearby({ server, mounts }: NearbyDeps): Nearby {
  const sections = new Set<HTMLElement>();
  const loading = new Set<HTMLElement>();
  let isOver = false;

  const load = async (section: HTMLElement): Promise<void> => {
    loading.add(section);
    section.setAttribute('aria-busy', 'true');
    const drawn = await server.draw(`${section.dataset['comments'] ?? ''}?fragment=1`);
    loading.delete(section);
    section.removeAttribute('aria-busy');
    if (isOver) return;
    if (drawn.type === 'element' && drawn.element.dataset['article'] === articleOf(section))
      mounts.mount(section, drawn.element);
    else failures.show(section);
    loadNext();
  };
  const loadNext = (): void => {
    for (const section of sections) {
      if (loading.size >= MAX_LOADING) return;
      if (mounts.get(section) === undefined && !loading.has(section) && !failures.has(section)) void load(section);
    }
  };
  const failures = openFailures(loadNext);
  const enter = (section: HTMLElement): void => {
    sections.add(section);
    failures.forget(section);
    mounts.touch(section);
    const thread = mounts.get(section);
    if (thread === undefined) loadNext();
    // Out of the page it missed changes.
    else thread.refresh();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!(target instanceof HTMLElement)) continue;
        if (isIntersecting) enter(target);
        else sections.delete(target);
      }
    },
    { rootMargin: NEAR },
  );
  return {
    sections,
    observe: (section) => {
      observer.observe(section);
    },
    stop: () => {
      isOver = true;
      observer.disconnect();
    },
  };
}

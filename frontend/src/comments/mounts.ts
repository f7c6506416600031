import { withoutLayoutShift } from '../column/layout-shift';
import type { Stop } from '../part';
import { startThread, type Thread, type ThreadDeps } from './thread';

/** Most threads kept ready, in the page or out of it. Beyond, the one that was seen longest ago becomes a link again. */
export const MAX_THREADS = 8;

/** The threads that are mounted in their sections, in the order in which they were last seen. */
export interface Mounts {
  readonly get: (section: HTMLElement) => Thread | undefined;
  /** Puts a thread into its section, in place of the link, unless one is mounted there. */
  readonly mount: (section: HTMLElement, element: HTMLElement) => void;
  /** Marks a section's thread as the one seen last. */
  readonly touch: (section: HTMLElement) => void;
  readonly stop: Stop;
}

interface Mounted {
  readonly thread: Thread;
  /** Puts back what the server drew. */
  readonly unmount: Stop;
}

export function openMounts(deps: ThreadDeps): Mounts {
  const mounted = new Map<HTMLElement, Mounted>();
  /** Unmounts only threads that are out of the page: nothing visible changes. */
  const evict = (): void => {
    for (const [section, { thread, unmount }] of mounted) {
      if (mounted.size <= MAX_THREADS) return;
      if (section.isConnected || thread.isNeeded()) continue;
      unmount();
      mounted.delete(section);
    }
  };
  return {
    get: (section) => mounted.get(section)?.thread,
    mount: (section, element) => {
      if (mounted.has(section)) return;
      mounted.set(section, mount(section, element, deps));
      evict();
    },
    touch: (section) => {
      const known = mounted.get(section);
      if (known === undefined) return;
      mounted.delete(section);
      mounted.set(section, known);
    },
    stop: () => {
      for (const { thread } of mounted.values()) thread.stop();
    },
  };
}

function mount(section: HTMLElement, element: HTMLElement, deps: ThreadDeps): Mounted {
  const links = [...section.querySelectorAll(':scope > .comments-way')];
  withoutLayoutShift(() => {
    for (const link of links) link.remove();
    section.append(element);
  });
  section.dataset['kept'] = '';
  const thread = startThread(section, { ...deps, thread: element });
  const unmount = (): void => {
    thread.stop();
    element.remove();
    section.append(...links);
    delete section.dataset['kept'];
  };
  return { thread, unmount };
}

import type { AudienceDeps } from './audience/audience';
import { listen, type Stop } from './part';

export interface SharingDeps {
  readonly navigator: Partial<Pick<Navigator, 'clipboard' | 'share'>>;
  readonly announce: (words: string) => void;
}

/** Browser features for sharing, and for counting shares. */
export type CountedSharingDeps = SharingDeps & AudienceDeps;

/** Shows the share buttons in `root` that this browser supports. The server draws them hidden. */
export function showShareButtons(root: ParentNode, { navigator }: SharingDeps): void {
  for (const button of root.querySelectorAll<HTMLElement>('button[data-share]')) {
    button.hidden =
      button.dataset['share'] === 'copy' ? navigator.clipboard === undefined : navigator.share === undefined;
  }
}

const load = () => import('./sharing');

/**
 * Handles the share buttons of all present and later articles, and counts shares. Few readers share, so its script comes after the page's own; but
 * before a press, since browsers copy and share only within one.
 */
export function startSharing(sharing: CountedSharingDeps): Stop {
  load().catch(() => undefined);
  return listen(document, 'click', ({ target }) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-share]') : null;
    if (pressed !== null)
      load().then(
        (script) => script.share(pressed, sharing),
        () => undefined,
      );
  });
}

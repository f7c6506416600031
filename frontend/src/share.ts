import type { Audience, Target } from './audience/audience';
import { after, listen, type Stop } from './part';

/** Milliseconds for which a button says that the link was copied. */
const COPIED_MS = 2_000;

export interface SharingDeps {
  readonly navigator: Partial<Pick<Navigator, 'clipboard' | 'share'>>;
  readonly announce: (words: string) => void;
}

/** Shows the share buttons in `root` that this browser supports. The server draws them hidden. */
export function showShareButtons(root: ParentNode, { navigator }: SharingDeps): void {
  for (const button of root.querySelectorAll<HTMLElement>('button[data-share]')) {
    button.hidden =
      button.dataset['share'] === 'copy' ? navigator.clipboard === undefined : navigator.share === undefined;
  }
}

/** Handles the share buttons of all present and later articles, and counts shares. */
export function startSharing(sharing: SharingDeps, audience: Pick<Audience, 'shared'>): Stop {
  return listen(document, 'click', ({ target }) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-share]') : null;
    const article = pressed?.closest<HTMLElement>('article[data-url]');
    const to = pressed?.dataset['share'];
    if (pressed === null || !article || !isTarget(to)) return;
    const share = (): void => {
      audience.shared(article.dataset['id'] ?? '', to);
    };
    const url = new URL(article.dataset['url'] ?? '', location.href).href;
    if (to === 'copy')
      void copy(url, pressed, sharing).then((done) => {
        if (done) share();
      });
    // A reader who closes the sheet has changed their mind: neither a failure nor a share.
    else if (to === 'sheet')
      sharing.navigator.share?.({ url, title: article.dataset['title'] ?? '' }).then(share, () => undefined);
    else share();
  });
}

function isTarget(name: string | undefined): name is Target {
  return name !== undefined && ['facebook', 'x', 'linkedin', 'copy', 'sheet'].includes(name);
}

/** Copies a link and says so on the button. Returns whether it was copied. */
async function copy(url: string, button: HTMLElement, { navigator, announce }: SharingDeps): Promise<boolean> {
  const words = button.dataset['copied'] ?? 'Link copied';
  try {
    await navigator.clipboard?.writeText(url);
  } catch {
    return false;
  }
  announce(words);
  const label = button.querySelector('[data-label]') ?? button;
  const before = label.textContent;
  if (before === words) return true;
  label.textContent = words;
  after(COPIED_MS, () => {
    label.textContent = before;
  });
  return true;
}

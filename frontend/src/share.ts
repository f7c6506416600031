import type { Audience, Target } from './audience/audience';
import { after, listen, type Stop } from './part';

/** How long a button says that the link was copied. */
const SAID_MS = 2_000;

/** What sharing needs of the browser. */
export interface SharingDeps {
  readonly navigator: Partial<Pick<Navigator, 'clipboard' | 'share'>>;
  readonly announce: (words: string) => void;
}

/** Shows the buttons of `root` that this browser can serve: they are hidden in what the server draws. */
export function showShareButtons(root: ParentNode, { navigator }: SharingDeps): void {
  for (const button of root.querySelectorAll<HTMLElement>('button[data-share]')) {
    button.hidden =
      button.dataset['share'] === 'copy' ? navigator.clipboard === undefined : navigator.share === undefined;
  }
}

/** Serves the buttons of every article, present and to come, and counts what is shared. */
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
    // A reader who closes the sheet has changed their mind; that is no failure, and not counted.
    else if (to === 'sheet')
      sharing.navigator.share?.({ url, title: article.dataset['title'] ?? '' }).then(share, () => undefined);
    else share();
  });
}

function isTarget(name: string | undefined): name is Target {
  return name !== undefined && ['facebook', 'x', 'linkedin', 'copy', 'sheet'].includes(name);
}

/** Gives whether it was copied. */
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
  after(SAID_MS, () => {
    label.textContent = before;
  });
  return true;
}

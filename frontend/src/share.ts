import { after, listen, type Stop } from './part';

/** How long a button says that the link was copied. */
const SAID_MS = 2_000;

/** What sharing needs of the browser. */
export interface Sharing {
  readonly navigator: Partial<Pick<Navigator, 'clipboard' | 'share'>>;
  readonly announce: (words: string) => void;
}

/** Shows the buttons of `root` that this browser can serve: they are hidden in what the server draws. */
export function showShareButtons(root: ParentNode, { navigator }: Sharing): void {
  for (const button of root.querySelectorAll<HTMLElement>('button[data-share]')) {
    button.hidden =
      button.dataset['share'] === 'copy' ? navigator.clipboard === undefined : navigator.share === undefined;
  }
}

/** Serves the buttons of every article, present and to come. */
export function startSharing(sharing: Sharing): Stop {
  return listen(document, 'click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button[data-share]') : null;
    const article = button?.closest<HTMLElement>('article[data-url]');
    if (button === null || !article) return;
    const url = new URL(article.dataset['url'] ?? '', location.href).href;
    if (button.dataset['share'] === 'copy') void copy(url, button, sharing);
    // A reader who closes the sheet has changed their mind; that is no failure.
    else sharing.navigator.share?.({ url, title: article.dataset['title'] ?? '' }).catch(() => undefined);
  });
}

async function copy(url: string, button: HTMLElement, { navigator, announce }: Sharing): Promise<void> {
  const words = button.dataset['copied'] ?? 'Link copied';
  try {
    await navigator.clipboard?.writeText(url);
  } catch {
    return;
  }
  announce(words);
  const label = button.querySelector('[data-label]') ?? button;
  const before = label.textContent;
  if (before === words) return;
  label.textContent = words;
  after(SAID_MS, () => {
    label.textContent = before;
  });
}

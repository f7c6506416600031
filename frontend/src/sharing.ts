import { openAudience, type Target } from './audience/audience';
import { after } from './part';
import type { CountedSharingDeps, SharingDeps } from './share';

/** Milliseconds for which a button says that the link was copied. */
const COPIED_MS = 2_000;

/** Passes an article on as a pressed button says, and counts it. */
export async function share(pressed: HTMLElement, sharing: CountedSharingDeps): Promise<void> {
  const article = pressed.closest<HTMLElement>('article[data-url]');
  const to = pressed.dataset['share'];
  if (article === null || !isTarget(to)) return;
  // The tab's storage has the view that it came from.
  if (await isDone(to, pressed, article, sharing)) openAudience(sharing).shared(article.dataset['id'] ?? '', to);
}

function isTarget(name: string | undefined): name is Target {
  return name !== undefined && ['facebook', 'x', 'linkedin', 'copy', 'sheet'].includes(name);
}

async function isDone(to: Target, button: HTMLElement, { dataset }: HTMLElement, deps: SharingDeps): Promise<boolean> {
  const url = new URL(dataset['url'] ?? '', location.href).href;
  try {
    if (to === 'copy') await copy(url, button, deps);
    // A reader who closes the sheet has changed their mind: neither a failure nor a share.
    if (to === 'sheet') await deps.navigator.share?.({ url, title: dataset['title'] ?? '' });
    return true;
  } catch {
    return false;
  }
}

/** Copies a link and says so on the button. */
async function copy(url: string, button: HTMLElement, { navigator, announce }: SharingDeps): Promise<void> {
  const words = button.dataset['copied'] ?? 'Link copied';
  await navigator.clipboard?.writeText(url);
  announce(words);
  const label = button.querySelector('[data-label]') ?? button;
  const before = label.textContent;
  if (before === words) return;
  label.textContent = words;
  button.toggleAttribute('data-done', true);
  after(COPIED_MS, () => {
    label.textContent = before;
    button.removeAttribute('data-done');
  });
}

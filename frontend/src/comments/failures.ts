import { showFailure } from '../column/failure';

const FAILED = 'Error loading comments';

const WORDS = { failed: FAILED, retry: 'Retry' };

/** The failures shown in sections whose threads could not be loaded. The plain link stays beside them. */
export interface Failures {
  readonly has: (section: HTMLElement) => boolean;
  readonly show: (section: HTMLElement) => void;
  readonly forget: (section: HTMLElement) => void;
}

/** @param retry called after the reader has asked to load a section's thread again */
export function openFailures(retry: () => void): Failures {
  const boxes = new Map<HTMLElement, HTMLElement>();
  const forget = (section: HTMLElement): void => {
    boxes.get(section)?.remove();
    boxes.delete(section);
  };
  return {
    has: (section) => boxes.has(section),
    show: (section) => {
      const box = document.createElement('div');
      box.className = 'comments-failed';
      showFailure(box, WORDS, () => {
        // The button vanishes under the focus.
        section.tabIndex = -1;
        section.focus({ preventScroll: true });
        forget(section);
        retry();
      });
      boxes.set(section, box);
      section.append(box);
    },
    forget,
  };
}

/** Shows and announces that what a link loads could not be had, and calls the link "Retry"; or makes it what it was. */
export function showFailedLink(link: HTMLElement, isFailed: boolean, announce: (words: string) => void): void {
  const label = link.dataset['label'] ?? link.textContent;
  link.dataset['label'] = label;
  link.textContent = isFailed ? WORDS.retry : label;
  link.parentElement?.querySelector('.link-failed')?.remove();
  if (!isFailed) return;
  const words = document.createElement('span');
  words.className = 'link-failed';
  words.textContent = FAILED;
  link.before(words, ' ');
  announce(FAILED);
}

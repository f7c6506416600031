import { grouped } from './count';

export interface NewCommentsDeps {
  /** Inserts the comments that have arrived. */
  readonly show: () => void;
  readonly announce: (words: string) => void;
}

/** Shows and announces a button such as "2 new comments", which inserts the comments that have arrived. */
export function showNewComments(notice: HTMLElement, count: number, { show, announce }: NewCommentsDeps): void {
  if (count === 0) {
    notice.replaceChildren();
    return;
  }
  const words = count === 1 ? '1 new comment' : `${String(count)} new comments`;
  const [there] = notice.children;
  if (there?.textContent === words) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  button.addEventListener('click', show);
  notice.replaceChildren(button);
  announce(words);
}

/** Shows the number of comments in the heading of a section and above the list. */
export function showCount(section: HTMLElement, count: number): void {
  const heading = section.querySelector('h2');
  if (heading === null) return;
  let shown = heading.querySelector('.comments-count');
  if (shown === null) {
    shown = document.createElement('span');
    shown.className = 'comments-count';
    heading.append(' ', shown);
  }
  shown.textContent = count === 0 ? '' : grouped(count);
  const words = section.querySelector('.thread-count');
  if (words !== null) words.textContent = count === 1 ? '1 comment' : `${grouped(count)} comments`;
}

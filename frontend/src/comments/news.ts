import { grouped } from './count';

/** "2 new comments": what came while the thread was read, and stands there once the reader asks for it. */
export function showNewComments(notice: HTMLElement, count: number, show: () => void): void {
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
}

/** How many there are, in the heading of a thread and above it. */
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

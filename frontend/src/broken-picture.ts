import { anchorScroll } from './column/anchor';
import { anchorNodeIn } from './column/anchor-node';

/** A transparent image of one pixel. The picture that it replaces keeps its size, background and description. */
const NOTHING = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/**
 * Hides a picture that has failed to load. In an article its description takes its place: an empty box of its size may be most of a window.
 * Elsewhere it keeps its size beside others, without the frame that browsers draw.
 */
export function hideBroken(picture: HTMLImageElement): void {
  if (picture.hasAttribute('hidden') || picture.src === NOTHING) return;
  const text = picture.closest('.lead, .prose');
  const box = picture.closest('figure') ?? picture.parentElement;
  if (text === null || box === null) {
    picture.title ||= picture.alt;
    picture.src = NOTHING;
    return;
  }
  anchorScroll(anchorNodeIn(document.querySelector('main') ?? text), () => {
    picture.hidden = true;
    if (picture.alt !== '') box.dataset['missing'] = picture.alt;
  });
}

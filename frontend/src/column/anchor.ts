/**
 * Changes the page and then scrolls so that `top` is what it was before.
 *
 * The browser's own scroll anchoring is switched off meanwhile: both together would scroll twice.
 */
export function anchorScroll(top: () => number, change: () => void): void {
  const root = document.documentElement;
  root.style.overflowAnchor = 'none';
  const before = top();
  change();
  const moved = top() - before;
  if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
  requestAnimationFrame(() => {
    root.style.overflowAnchor = '';
  });
}

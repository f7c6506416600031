/**
 * Changes the page without moving what the reader looks at. `top` measures that, before and after.
 *
 * The browser's own scroll anchoring is off meanwhile, where there is one: both would move.
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

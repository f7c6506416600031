/**
 * Returns where the reader looks, in pixels beneath the window's upper edge: at `share` of its height in the midst of a page, and nearer to an edge
 * of the window where the page begins or ends there. So every element has its turn, however short it is and however tall the window.
 */
export function eyesAt(share: number): number {
  const edge = window.innerHeight;
  const above = Math.max(0, window.scrollY);
  const beneath = Math.max(0, document.documentElement.scrollHeight - edge - above);
  const [over, under] = [Math.min(above, share * edge), Math.min(beneath, (1 - share) * edge)];
  return over === 0 ? 0 : (edge * over) / (over + under);
}

/** Measures the height of an element in pixels without what comes later and is unloaded: its comments, and what else there is to read. */
export function textHeightOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return (element.querySelector('[data-comments], [data-related]')?.getBoundingClientRect().top ?? bottom) - top;
}

/** Measures the height of an element in pixels without its comments, which are loaded and unloaded. */
export function textHeightOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return (element.querySelector('[data-comments]')?.getBoundingClientRect().top ?? bottom) - top;
}

/** Pixels of an element down to the comments in it, which come and go. */
export function textHeightOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return (element.querySelector('[data-comments]')?.getBoundingClientRect().top ?? bottom) - top;
}

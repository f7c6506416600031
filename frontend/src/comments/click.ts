/** Returns the comment that contains an element. */
export function commentOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('[data-comment]');
}

/** Runs `act` unless it is already running for this element. */
export async function once(pressed: HTMLElement, act: () => Promise<void>): Promise<void> {
  if (pressed.getAttribute('aria-busy') === 'true') return;
  pressed.setAttribute('aria-busy', 'true');
  try {
    await act();
  } finally {
    pressed.removeAttribute('aria-busy');
  }
}

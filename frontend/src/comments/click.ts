import { listen, type Stop } from '../part';

/** Calls `act` for plain clicks on present and later matches of `selector` in `root`. With another key or button the browser follows a link. */
export function startClicks(root: HTMLElement, selector: string, act: (pressed: HTMLElement) => void): Stop {
  return listen(root, 'click', (click) => {
    const pressed = click.target instanceof Element ? click.target.closest<HTMLElement>(selector) : null;
    if (pressed === null || click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey)
      return;
    click.preventDefault();
    act(pressed);
  });
}

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

import { listen, type Stop } from '../part';

/** Calls `act` for a plain press of what `selector` names within `root`, present or to come; with another key or button a link is the browser's. */
export function startClicks(root: HTMLElement, selector: string, act: (pressed: HTMLElement) => void): Stop {
  return listen(root, 'click', (click) => {
    const pressed = click.target instanceof Element ? click.target.closest<HTMLElement>(selector) : null;
    if (pressed === null || click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey)
      return;
    click.preventDefault();
    act(pressed);
  });
}

/** The comment that something stands in. */
export function commentOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('[data-comment]');
}

/** Keeps a press from being acted on twice while it is under way. */
export async function once(pressed: HTMLElement, act: () => Promise<void>): Promise<void> {
  if (pressed.getAttribute('aria-busy') === 'true') return;
  pressed.setAttribute('aria-busy', 'true');
  try {
    await act();
  } finally {
    pressed.removeAttribute('aria-busy');
  }
}

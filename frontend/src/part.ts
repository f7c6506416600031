import type { Stop } from '../client/src/wait';

export { after, guarded, type Stop } from '../client/src/wait';

/** Combines several stops into one, which calls the last one first. */
export function all(...stops: Stop[]): Stop {
  return () => {
    for (const stop of stops.splice(0).reverse()) stop();
  };
}

type Heard<Event> = (event: Event) => void;

/** Adds an event listener, and returns a function that removes it. */
export function listen<K extends keyof WindowEventMap>(
  target: Window,
  type: K,
  heard: Heard<WindowEventMap[K]>,
  options?: AddEventListenerOptions,
): Stop;
export function listen<K extends keyof DocumentEventMap>(
  target: Document,
  type: K,
  heard: Heard<DocumentEventMap[K]>,
): Stop;
export function listen<K extends keyof HTMLElementEventMap>(
  target: HTMLElement,
  type: K,
  heard: Heard<HTMLElementEventMap[K]>,
): Stop;
export function listen(target: MediaQueryList, type: 'change', heard: Heard<MediaQueryListEvent>): Stop;
export function listen(
  target: EventTarget,
  type: string,
  heard: Heard<never>,
  options: AddEventListenerOptions = {},
): Stop {
  target.addEventListener(type, heard as EventListener, options);
  return () => {
    target.removeEventListener(type, heard as EventListener, options);
  };
}

/** Calls `act` for plain clicks on present and later matches of `selector` in `root`. With another key or button the browser follows a link. */
export function startClicks(root: Document | HTMLElement, selector: string, act: (pressed: HTMLElement) => void): Stop {
  const heard = (click: MouseEvent): void => {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey } = click;
    const pressed = target instanceof Element ? target.closest<HTMLElement>(selector) : null;
    if (pressed === null || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
    click.preventDefault();
    act(pressed);
  };
  return listen(root as HTMLElement, 'click', heard);
}

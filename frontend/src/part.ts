/** Ends a part of the page: its listeners, timers and requests are gone afterwards. Safe to call twice. */
export type Stop = () => void;

/** Ends several parts, the last one first. */
export function all(...stops: Stop[]): Stop {
  return () => {
    for (const stop of stops.splice(0).reverse()) stop();
  };
}

type Heard<Event> = (event: Event) => void;

/** Listens until it is stopped. */
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
export function listen(target: EventSource, type: string, heard: Heard<Event>): Stop;
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

/** Runs `act` once after `delayMs`, unless it is stopped before. */
export function after(delayMs: number, act: () => void): Stop {
  const timer = setTimeout(act, delayMs);
  return () => {
    clearTimeout(timer);
  };
}

import { all, listen, startClicks, type Stop } from '../part';

/** The result of an attempt to load more. A failure is never shown as the end. */
export type Outcome = 'more' | 'end' | 'failed';

export interface LoaderDeps {
  /** How far beneath the window loading begins: a margin of an IntersectionObserver. */
  readonly ahead: string;
  readonly more: () => Promise<Outcome>;
  /** Called after a load that the reader had pressed for has brought more. */
  readonly arrived: () => void;
  readonly announce: (words: string) => void;
}

export interface Loader {
  /** Loads now, or joins a load that is under way. */
  readonly load: () => Promise<Outcome>;
  /** Tries again if the last load failed. */
  readonly again: () => void;
  readonly stop: Stop;
}

/**
 * Loads more when the reader comes near `element` or presses for it. Stops at the end; after a failure waits for Retry or for the network.
 *
 * @param element drawn by the server, with its words for every state, a button to retry, and plain links to what comes next
 */
export function startLoader(element: HTMLElement, deps: LoaderDeps): Loader {
  const show = stateDisplay(element, deps.announce);
  let state: State = element.dataset['state'] === 'end' ? 'end' : 'idle';
  let underWay: Promise<Outcome> | null = null;

  const attempt = async (): Promise<Outcome> => {
    show((state = 'loading'));
    const outcome = await deps.more().catch((): Outcome => 'failed');
    underWay = null;
    show((state = outcome === 'more' ? 'idle' : outcome));
    if (outcome === 'more') trigger.check();
    return outcome;
  };
  const load = (): Promise<Outcome> => (state === 'end' ? Promise.resolve(state) : (underWay ??= attempt()));
  const again = (): void => {
    if (state === 'failed') void load();
  };
  const trigger = startTrigger(element, {
    ahead: deps.ahead,
    near: () => {
      if (state === 'idle') void load();
    },
  });
  const press = async (): Promise<void> => {
    if ((await load()) === 'more') deps.arrived();
  };
  return {
    load,
    again,
    stop: all(
      trigger.stop,
      listen(window, 'online', again),
      startClicks(element, `${NEXT}, button`, () => void press()),
    ),
  };
}

interface TriggerDeps extends Pick<LoaderDeps, 'ahead'> {
  readonly near: () => void;
}

interface Trigger {
  /** Calls `near` once more if the reader is still near. */
  readonly check: () => void;
  readonly stop: Stop;
}

/** Calls `near` when the reader comes near `element`, but not while they stay in the footer: nothing is to come in above it. */
function startTrigger(element: HTMLElement, { ahead, near }: TriggerDeps): Trigger {
  let isInFooter = false;
  const nearObserver = new IntersectionObserver(
    (entries) => {
      if (entries.at(-1)?.isIntersecting === true && !isInFooter) near();
    },
    { rootMargin: `0px 0px ${ahead} 0px` },
  );
  /** An observer reports the current state of each newly observed element. */
  const check = (): void => {
    nearObserver.unobserve(element);
    nearObserver.observe(element);
  };
  const setInFooter = (isThere: boolean): void => {
    if (isInFooter && !isThere) check();
    isInFooter = isThere;
  };
  const goneObserver = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting === false) setInFooter(false);
  });
  const followFocus = (): void => {
    // A browser moves the focus first and scrolls to it afterwards.
    requestAnimationFrame(() => {
      setInFooter(isFocusBeyond(element));
    });
  };
  nearObserver.observe(element);
  goneObserver.observe(element);
  return {
    check,
    stop: all(
      () => {
        nearObserver.disconnect();
        goneObserver.disconnect();
      },
      listen(document, 'focusin', followFocus),
      listen(window, 'hashchange', followFocus),
    ),
  };
}

const NEXT = 'a[rel~="next"]';

type State = 'idle' | 'loading' | Exclude<Outcome, 'more'>;

/** Returns a function that shows a state in the loader's element. */
function stateDisplay(element: HTMLElement, announce: (words: string) => void): (state: State) => void {
  const said = element.querySelector('.loader-words');
  const retry = element.querySelector<HTMLElement>('.loader-retry');
  return (state) => {
    const words = element.dataset[state] ?? '';
    const links = [...element.querySelectorAll<HTMLElement>(NEXT)];
    const isFailed = state === 'failed';
    const hadFocus = [retry, ...links].includes(document.activeElement as HTMLElement);
    element.dataset['state'] = state;
    if (said !== null) said.textContent = words;
    if (retry !== null) retry.hidden = !isFailed;
    // Retry does what the link does.
    for (const link of links) link.hidden = isFailed || state === 'end';
    // A link or button that vanishes under the focus would send it to the top of the page.
    if (hadFocus) (isFailed ? retry : links[0])?.focus({ preventScroll: true });
    if (state === 'end' || state === 'failed') announce(words);
  };
}

/** Whether the focus is in the loader or beneath it, and the loader is visible or above the window. */
function isFocusBeyond(element: Element): boolean {
  const focused = document.activeElement;
  if (focused === null || focused.getClientRects().length === 0) return false;
  const place = element.compareDocumentPosition(focused);
  const isBeyond = (place & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING)) !== 0;
  return isBeyond && element.getBoundingClientRect().top < innerHeight;
}

import { all, listen, type Stop } from '../part';

/** How an attempt to load more went. One is never shown as another. */
export type Outcome = 'more' | 'end' | 'failed';

/** What a loader needs. */
export interface Load {
  /** Drawn by the server, with its words for every state, a button to retry, and plain links to what comes next. */
  readonly element: HTMLElement;
  /** How far beneath the window it begins to load: a margin of an IntersectionObserver. */
  readonly ahead: string;
  readonly more: () => Promise<Outcome>;
  /** There is more, and the reader had pressed for it. */
  readonly arrived: () => void;
  readonly announce: (words: string) => void;
}

export interface Loader {
  /** Loads now, or joins what is under way. */
  readonly load: () => Promise<Outcome>;
  /** Tries once more by itself, if the last try failed. */
  readonly again: () => void;
  readonly stop: Stop;
}

/** Loads more when the reader comes near, and whenever they ask; stops at the end; after a failure waits to be asked. */
export function startLoader(load: Load): Loader {
  const { element, more, arrived } = load;
  const face = faceOf(load);
  let state: State = element.dataset['state'] === 'end' ? 'end' : 'idle';
  let underWay: Promise<Outcome> | null = null;
  let held = false;

  const attempt = async (): Promise<Outcome> => {
    face((state = 'loading'));
    const outcome = await more().catch((): Outcome => 'failed');
    underWay = null;
    face((state = outcome === 'more' ? 'idle' : outcome));
    if (outcome === 'more') lookAgain();
    return outcome;
  };
  const loadNow = (): Promise<Outcome> => (state === 'end' ? Promise.resolve(state) : (underWay ??= attempt()));

  const near = new IntersectionObserver(
    (entries) => {
      if (entries.at(-1)?.isIntersecting === true && state === 'idle' && !held) void loadNow();
    },
    { rootMargin: `0px 0px ${load.ahead} 0px` },
  );
  /** An observer tells at once how things are with what is new to it. */
  const lookAgain = (): void => {
    near.unobserve(element);
    near.observe(element);
  };
  // Who has come to the footer stays there: nothing is pushed in above it until the reader has gone back up.
  const hold = (isThere: boolean): void => {
    if (held && !isThere) lookAgain();
    held = isThere;
  };
  const gone = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting === false) hold(false);
  });
  const followFocus = (): void => {
    // A browser moves the focus first and scrolls to it afterwards.
    requestAnimationFrame(() => {
      hold(isFocusBeyond(element));
    });
  };
  near.observe(element);
  gone.observe(element);

  const again = (): void => {
    if (state === 'failed') void loadNow();
  };
  return {
    load: loadNow,
    again,
    stop: all(
      () => {
        near.disconnect();
        gone.disconnect();
      },
      listen(window, 'online', again),
      listen(document, 'focusin', followFocus),
      listen(window, 'hashchange', followFocus),
      listen(element, 'click', (click) => {
        if (!isOurs(click)) return;
        click.preventDefault();
        void loadNow().then((outcome) => {
          if (outcome === 'more') arrived();
        });
      }),
    ),
  };
}

const NEXT = 'a[rel~="next"]';

type State = 'idle' | 'loading' | Exclude<Outcome, 'more'>;

/** Gives what shows a state in the loader's element. */
function faceOf({ element, announce }: Load): (state: State) => void {
  const said = element.querySelector('.loader-words');
  const retry = element.querySelector<HTMLElement>('.loader-retry');
  return (state) => {
    const words = element.dataset[state] ?? '';
    const links = element.querySelectorAll<HTMLElement>(NEXT);
    // A button that vanishes under the focus would send it to the top of the page.
    if (retry === document.activeElement) links[0]?.focus({ preventScroll: true });
    element.dataset['state'] = state;
    if (said !== null) said.textContent = words;
    if (retry !== null) retry.hidden = state !== 'failed';
    for (const link of links) link.hidden = state === 'end';
    if (state === 'end' || state === 'failed') announce(words);
  };
}

/** A plain press of the link or the button; with another key or button the link is the browser's. */
function isOurs({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  const pressed = target instanceof Element && target.closest(`${NEXT}, button`) !== null;
  return pressed && button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/** Whether the reader has come as far as the loader, and their focus is in it or beneath it. */
function isFocusBeyond(element: Element): boolean {
  const focused = document.activeElement;
  if (focused === null || focused.getClientRects().length === 0) return false;
  const place = element.compareDocumentPosition(focused);
  const isBeyond = (place & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING)) !== 0;
  return isBeyond && element.getBoundingClientRect().top < innerHeight;
}

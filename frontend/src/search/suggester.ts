/** A page that may be meant by what was typed. */
export interface Suggestion {
  readonly kind: string;
  readonly text: string;
  readonly url: string;
}

export interface SuggesterDeps {
  readonly fetch: typeof fetch;
}

export interface Suggester {
  /** Asks for suggestions for `text`, unless it changes within a moment. An empty text has none, at once. */
  type: (text: string) => void;
  /** Shows nothing for what was typed, also if the answer is still to come. Returns whether it was. */
  cancel: () => boolean;
  stop: () => void;
}

/** Milliseconds without another letter before the server is asked. */
const PAUSE_MS = 120;

/** Milliseconds after which an answer is no longer waited for. */
const LIMIT_MS = 5_000;

/** Milliseconds without requests after the server has refused one as too many, if it does not say. */
const REST_MS = 10_000;

/** Longest time without requests: nobody waits for suggestions. */
const MAX_REST_MS = 60_000;

/** Characters that the server takes. */
const MAX_LENGTH = 100;

/**
 * Asks the server for suggestions, one request at a time. `show` gets those for the text that was typed last, and none of an earlier one. What cannot
 * be fetched is shown as none: the form works without suggestions. After too many requests it asks for nothing as long as the server says.
 */
export function startSuggester(
  address: string,
  show: (suggestions: readonly Suggestion[]) => void,
  deps: SuggesterDeps,
): Suggester {
  let wanted = '';
  let isAsking = false;
  let isWaiting = false;
  let restsUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answered = (found: readonly Suggestion[]): void => {
    isWaiting = false;
    show(found);
  };
  const forget = (): void => {
    clearTimeout(timer);
    wanted = '';
  };
  const ask = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    const asked = wanted;
    const { found, restMs } = await suggestions(`${address}?q=${encodeURIComponent(asked)}`, deps);
    isAsking = false;
    restsUntil = Date.now() + restMs;
    if (wanted === asked) answered(found);
    else if (wanted === '') return;
    else if (restMs > 0) soon();
    else void ask();
  };
  const soon = (pauseMs = 0): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), Math.max(pauseMs, restsUntil - Date.now()));
  };
  return {
    type: (text) => {
      clearTimeout(timer);
      wanted = wellFormed(text.slice(0, MAX_LENGTH)).trim();
      isWaiting = wanted !== '';
      if (isWaiting) soon(PAUSE_MS);
      else show([]);
    },
    cancel: () => {
      const wasWaiting = isWaiting;
      forget();
      answered([]);
      return wasWaiting;
    },
    stop: forget,
  };
}

/** Replaces halves of surrogate pairs, which no address can hold. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, ' ');
}

interface Answer {
  readonly found: readonly Suggestion[];
  /** Milliseconds for which the server wants to be asked nothing more. */
  readonly restMs: number;
}

async function suggestions(address: string, { fetch }: SuggesterDeps): Promise<Answer> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(LIMIT_MS) });
    if (answer.ok) return { found: items(await answer.json()), restMs: 0 };
    return { found: [], restMs: answer.status === 429 ? restOf(answer) : 0 };
  } catch {
    return { found: [], restMs: 0 };
  }
}

function restOf({ headers }: Response): number {
  const seconds = Number(headers.get('Retry-After'));
  return seconds > 0 ? Math.min(seconds * 1_000, MAX_REST_MS) : REST_MS;
}

function items(said: unknown): readonly Suggestion[] {
  const { items } = said as { items?: unknown };
  return Array.isArray(items) ? items.filter(isSuggestion) : [];
}

function isSuggestion(item: unknown): item is Suggestion {
  if (typeof item !== 'object' || item === null) return false;
  const { kind, text, url } = item as Record<string, unknown>;
  return typeof kind === 'string' && typeof text === 'string' && typeof url === 'string' && /^https?:\/\//.test(url);
}

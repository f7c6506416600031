import { parseNotice, showDecisionNotice, type DecisionNotice } from './decision-notice';
import { startKeys } from './keys';

/** Sends the moderators' decisions in the background, one after another, instead of loading the page anew for each. */
export function startQueue(form: HTMLFormElement): () => void {
  const ended = new AbortController();
  const selection = openSelection(form, ended.signal);
  const decisions = openDecisions(form, selection);
  form.tabIndex = -1;
  form.addEventListener(
    'submit',
    (event) => {
      // A decision on an author changes other cards too: the page is loaded anew.
      if (!(event.submitter instanceof HTMLButtonElement) || event.submitter.hasAttribute('formaction')) return;
      event.preventDefault();
      decisions.send(event.submitter);
    },
    { signal: ended.signal },
  );
  startKeys(
    {
      within: form,
      step: selection.step,
      act: (act) => {
        const button = buttonFor(act, form, selection);
        if (button) decisions.send(button);
      },
      tick: () => {
        const card = selection.current();
        const tick = card === null ? null : box(card);
        if (tick !== null) tick.checked = !tick.checked;
      },
      undo: decisions.undo,
      help: () => {
        document.querySelector<HTMLDialogElement>('dialog[data-keys]')?.showModal();
      },
    },
    ended.signal,
  );
  return () => {
    ended.abort();
  };
}

/** The cards of the queue, and the one that has the focus. */
interface Selection {
  readonly current: () => HTMLElement | null;
  readonly cards: () => HTMLElement[];
  readonly ticked: () => HTMLElement[];
  readonly select: (card: HTMLElement | undefined) => void;
  /** Selects the card that many further down, or up where `by` is negative. */
  readonly step: (by: number) => void;
}

function openSelection(form: HTMLFormElement, ended: AbortSignal): Selection {
  let current: HTMLElement | null = null;
  const cards = (): HTMLElement[] => [...form.querySelectorAll<HTMLElement>('[data-comment]')];
  const select = (card: HTMLElement | undefined): void => {
    current = card ?? null;
    // With no card left the focus stays in the queue, whose keys still take the last decision back.
    (card ?? form).focus();
    card?.scrollIntoView({ block: 'nearest' });
  };
  form.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof HTMLElement) current = target.closest<HTMLElement>('[data-comment]') ?? current;
    },
    { signal: ended },
  );
  return {
    current: () => current,
    cards,
    ticked: () => cards().filter((card) => box(card)?.checked === true),
    select,
    step: (by) => {
      const all = cards();
      const at = current === null ? -1 : all.indexOf(current);
      select(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
    },
  };
}

interface Decisions {
  readonly send: (button: HTMLButtonElement) => void;
  /** Takes the last decision back. */
  readonly undo: () => void;
}

function openDecisions(form: HTMLFormElement, { cards, ticked, select }: Selection): Decisions {
  // Decisions are sent in their order, and undo waits for the last one.
  let last: Promise<unknown> = Promise.resolve();
  return {
    send: (button) => {
      const gone = button.name === 'all' ? ticked() : [...closest(button)];
      if (gone.length === 0) return;
      const body = fields(form, button);
      const next = after(cards(), gone);
      for (const card of gone) card.remove();
      select(next);
      showNothing(form, cards().length === 0);
      last = last
        .then(() => post(form.action, body))
        .then((notice) => {
          if (notice === null || notice.left > 0) location.reload();
          else showDecisionNotice(form, notice);
        });
    },
    undo: () => {
      void last.then(() => {
        document.querySelector<HTMLFormElement>('[data-done] form')?.requestSubmit();
      });
    },
  };
}

/** Returns the button that decides on all ticked cards, or on the selected one where none is ticked. */
function buttonFor(act: string, form: HTMLFormElement, selection: Selection): HTMLButtonElement | null | undefined {
  return selection.ticked().length > 0
    ? form.querySelector<HTMLButtonElement>(`button[name="all"][value="${act}"]`)
    : selection.current()?.querySelector<HTMLButtonElement>(`button[data-act="${act}"]`);
}

function box(card: HTMLElement): HTMLInputElement | null {
  return card.querySelector<HTMLInputElement>('input[name="choice"]');
}

function* closest(button: HTMLButtonElement): Generator<HTMLElement> {
  const card = button.closest<HTMLElement>('[data-comment]');
  if (card !== null) yield card;
}

/** Returns the card to select once `gone` are removed: the one after the last of them, or else the last one left. */
function after(all: readonly HTMLElement[], gone: readonly HTMLElement[]): HTMLElement | undefined {
  const left = all.filter((card) => !gone.includes(card));
  const end = Math.max(...gone.map((card) => all.indexOf(card)));
  return left.find((card) => all.indexOf(card) > end) ?? left.at(-1);
}

function fields(form: HTMLFormElement, button: HTMLButtonElement): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) if (typeof value === 'string') body.append(name, value);
  return body;
}

function showNothing(form: HTMLFormElement, isEmpty: boolean): void {
  // The next page begins where this one ended, so an empty page is loaded anew as long as there is more.
  if (isEmpty && document.querySelector('a[rel="next"]') !== null) return;
  form.querySelector<HTMLElement>('[data-nothing]')?.toggleAttribute('hidden', !isEmpty);
  form.querySelector<HTMLElement>('.bulk')?.toggleAttribute('hidden', isEmpty);
}

/** Sends a decision. Returns null on any failure: the page is then loaded anew and shows the error. */
async function post(url: string, body: URLSearchParams): Promise<DecisionNotice | null> {
  try {
    const answer = await fetch(url, { method: 'POST', body, headers: { Accept: 'application/json' } });
    return answer.ok ? parseNotice(await answer.json()) : null;
  } catch {
    return null;
  }
}

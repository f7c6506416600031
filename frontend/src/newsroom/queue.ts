import { showDone, type Done } from './done';
import { startKeys, type Hands } from './keys';

/** Decides without loading the page anew: by the same forms, sent in the background, one after the other. */
export function startQueue(form: HTMLFormElement): void {
  let last: Promise<unknown> = Promise.resolve();
  let current: HTMLElement | null = null;

  const cards = (): HTMLElement[] => [...form.querySelectorAll<HTMLElement>('[data-comment]')];
  const ticked = (): HTMLElement[] => cards().filter((card) => box(card)?.checked === true);

  const go = (card: HTMLElement | undefined): void => {
    current = card ?? null;
    card?.focus();
    card?.scrollIntoView({ block: 'nearest' });
  };

  const send = (button: HTMLButtonElement): void => {
    const gone = button.name === 'all' ? ticked() : [...closest(button)];
    if (gone.length === 0) return;
    const body = fields(form, button);
    const next = after(cards(), gone);
    for (const card of gone) card.remove();
    go(next);
    showNothing(form, cards().length === 0);
    // What was decided first is sent first, and z takes back what was decided last.
    last = last
      .then(() => post(form.action, body))
      .then((done) => {
        if (done === null || done.left > 0) location.reload();
        else showDone(form, done);
      });
  };

  form.addEventListener('submit', (event) => {
    // What is decided on an author changes other cards too: the page is loaded anew.
    if (!(event.submitter instanceof HTMLButtonElement) || event.submitter.hasAttribute('formaction')) return;
    event.preventDefault();
    send(event.submitter);
  });
  form.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) current = target.closest<HTMLElement>('[data-comment]') ?? current;
  });

  const hands: Hands = {
    step: (by) => {
      const all = cards();
      const at = current === null ? -1 : all.indexOf(current);
      go(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
    },
    act: (act) => {
      const many = form.querySelector<HTMLButtonElement>(`button[name="all"][value="${act}"]`);
      const one = current?.querySelector<HTMLButtonElement>(`button[data-act="${act}"]`);
      const button = ticked().length > 0 ? many : one;
      if (button) send(button);
    },
    tick: () => {
      const tick = current === null ? null : box(current);
      if (tick !== null) tick.checked = !tick.checked;
    },
    undo: () => {
      void last.then(() => {
        document.querySelector<HTMLFormElement>('[data-done] form')?.requestSubmit();
      });
    },
    help: () => {
      document.querySelector<HTMLDialogElement>('dialog[data-keys]')?.showModal();
    },
  };
  startKeys(hands);
}

function box(card: HTMLElement): HTMLInputElement | null {
  return card.querySelector<HTMLInputElement>('input[name="choice"]');
}

function* closest(button: HTMLButtonElement): Generator<HTMLElement> {
  const card = button.closest<HTMLElement>('[data-comment]');
  if (card !== null) yield card;
}

/** The card that is to have the focus when `gone` are gone: the one after the last of them, or the one before the first. */
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
  // The next page begins where this one ended, so an empty one is loaded anew as long as there is more.
  if (isEmpty && document.querySelector('a[rel="next"]') !== null) return;
  form.querySelector<HTMLElement>('[data-nothing]')?.toggleAttribute('hidden', !isEmpty);
  form.querySelector<HTMLElement>('.bulk')?.toggleAttribute('hidden', isEmpty);
}

/** Null where it failed, for whatever reason: the page is then loaded anew, and says. */
async function post(url: string, body: URLSearchParams): Promise<Done | null> {
  try {
    const answer = await fetch(url, { method: 'POST', body, headers: { Accept: 'application/json' } });
    return answer.ok ? ((await answer.json()) as Done) : null;
  } catch {
    return null;
  }
}

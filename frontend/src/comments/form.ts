import { fields, text } from '../../client/src/unknown';
import { after, all, listen, type Stop } from '../part';
import { clearFaults, faultsIn, showFaults, startLength } from './fields';
import { type Drafts, draftOf, restoreDraft } from './drafts';
import type { Identity } from './identity';
import type { Outcome, Server } from './server';

/** Milliseconds added to the server's minimum time for filling a form, since clocks differ a little. */
const MARGIN_MS = 250;

export interface FormDeps {
  /** Address that comments on the article are sent to. */
  readonly address: string;
  /** Path of the article's page of comments. */
  readonly path: string;
  readonly server: Server;
  readonly identity: Identity;
  readonly drafts: Drafts;
  /** Called with the id of each comment that was sent. */
  readonly sent: (id: string) => void;
  readonly announce: (words: string) => void;
}

/** Sends a form's comment without leaving the page, once for several clicks. A refused comment stays in the form. */
export function startForm(form: HTMLFormElement, deps: FormDeps): Stop {
  const since = performance.now();
  const name = form.querySelector<HTMLInputElement>('input[name="name"]');
  const area = form.querySelector<HTMLTextAreaElement>('textarea');
  if (name === null || area === null) return () => undefined;
  if (name.value === '') name.value = deps.identity.name();
  restoreDraft(area, deps.drafts);
  let attempt: Attempt | null = null;
  let isSending = false;
  let isOver = false;

  const submit = async (): Promise<void> => {
    const faults = faultsIn(form);
    showMessage(form, '');
    clearFaults(form);
    if (faults.length > 0) {
      showFaults(form, faults);
      return;
    }
    const [body, written, draft] = [bodyOf(form), area.value, draftOf(area)];
    attempt = attempt?.body === body ? attempt : { body, key: newKey() };
    isSending = true;
    showSending(form, true);
    await pause(Number(form.dataset['minFill'] ?? 0) + MARGIN_MS - (performance.now() - since));
    const outcome = await deps.server.send('POST', deps.address, JSON.parse(body) as object, attempt.key);
    isSending = false;
    showSending(form, false);
    const id = outcome.type === 'done' ? text(fields(fields(outcome.said)?.['comment'])?.['id']) : null;
    if (id !== null) {
      attempt = null;
      deps.identity.wrote(deps.path, id);
      // A text that was changed while the comment was sent stays.
      if (area.value === written) area.value = '';
      // So does what was kept meanwhile: by this form, by one that has taken its place, or by another tab.
      if (deps.drafts.find(draft) === written) deps.drafts.keep(draft, '');
    }
    if (isOver) return;
    if (outcome.type === 'done' && id !== null) showSent(form, deps, area, { id, isShown: outcome.isShown });
    else showRefusal(form, deps, outcome);
  };
  return all(
    () => {
      isOver = true;
    },
    startLength(form, deps.announce),
    listen(form, 'submit', (event) => {
      event.preventDefault();
      if (!isSending) void submit();
    }),
    listen(name, 'change', () => {
      deps.identity.rename(name.value.trim());
    }),
  );
}

/** Whether the form contains text that was not sent. */
export function isUnsent(form: HTMLFormElement): boolean {
  return form.querySelector('textarea')?.value.trim() !== '';
}

/** A comment being sent. Its idempotency key lets the server recognise a repetition. */
interface Attempt {
  readonly body: string;
  readonly key: string;
}

function bodyOf(form: HTMLFormElement): string {
  const data = new FormData(form);
  const value = (field: string): string | undefined => {
    const given = data.get(field);
    return typeof given === 'string' ? given : undefined;
  };
  return JSON.stringify({
    name: value('name'),
    text: value('text'),
    parentId: value('parentId'),
    formToken: value('formToken'),
    website: value('website'),
  });
}

function showRefusal(form: HTMLFormElement, deps: FormDeps, outcome: Outcome): void {
  if (outcome.type === 'faults') {
    const [other] = showFaults(form, outcome.faults);
    if (other !== undefined) say(form, deps, `Please change this: it ${other.message}.`);
    return;
  }
  say(form, deps, form.dataset[outcome.type] ?? form.dataset['failed'] ?? '');
}

interface Sent {
  readonly id: string;
  /** Whether other readers see the comment already. */
  readonly isShown: boolean;
}

function showSent(form: HTMLFormElement, deps: FormDeps, area: HTMLTextAreaElement, { id, isShown }: Sent): void {
  const words = form.dataset[isShown ? 'there' : 'waits'] ?? '';
  area.dispatchEvent(new Event('input', { bubbles: true }));
  say(form, deps, words);
  deps.sent(id);
}

/** Shows whether a form is being sent. The button stays focusable for screen readers; clicks meanwhile do nothing. */
function showSending(form: HTMLFormElement, isSending: boolean): void {
  form.classList.toggle('is-sending', isSending);
  form.querySelector('[type="submit"]')?.setAttribute('aria-disabled', String(isSending));
}

/** Shows words beneath the form, and announces them: a live region in each of many forms would be too many. */
function say(form: HTMLFormElement, { announce }: FormDeps, words: string): void {
  showMessage(form, words);
  announce(words);
}

function showMessage(form: HTMLFormElement, words: string): void {
  const message = form.querySelector('[data-said]');
  if (message !== null) message.textContent = words;
}

function pause(delayMs: number): Promise<void> {
  return delayMs <= 0
    ? Promise.resolve()
    : new Promise((resolve) => {
        after(delayMs, resolve);
      });
}

/** Returns a random key. `crypto.randomUUID` exists in secure contexts only. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

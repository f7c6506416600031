import { fields, text } from '../../client/src/unknown';
import { after, all, listen, type Stop } from '../part';
import { clearFaults, faultsIn, showFaults, startLength } from './fields';
import type { Identity } from './identity';
import type { Outcome, Server } from './server';

/** Added to the time before which a form is taken for a program's: clocks are not that exact. */
const MARGIN_MS = 250;

/** What a form needs of the thread around it. */
export interface FormDeps {
  /** Where comments on the article are sent. */
  readonly address: string;
  readonly server: Server;
  readonly identity: Identity;
  /** A comment was sent: its id. */
  readonly sent: (id: string) => void;
  readonly announce: (words: string) => void;
}

/** Sends a form's comment without leaving the page: once, however often it is pressed. What the server refuses stays there to be changed. */
export function startForm(form: HTMLFormElement, deps: FormDeps): Stop {
  const since = performance.now();
  const name = form.querySelector<HTMLInputElement>('input[name="name"]');
  const area = form.querySelector<HTMLTextAreaElement>('textarea');
  if (name === null || area === null) return () => undefined;
  if (name.value === '') name.value = deps.identity.name();
  let attempt: Attempt | null = null;
  let isSending = false;
  let isOver = false;

  const submit = async (): Promise<void> => {
    const faults = faultsIn(form);
    say(form, '');
    clearFaults(form);
    if (faults.length > 0) {
      showFaults(form, faults);
      return;
    }
    const body = bodyOf(form);
    attempt = attempt?.body === body ? attempt : { body, key: newKey() };
    isSending = true;
    face(form, true);
    await pause(Number(form.dataset['minFill'] ?? 0) + MARGIN_MS - (performance.now() - since));
    const outcome = await deps.server.send('POST', deps.address, JSON.parse(body) as object, attempt.key);
    isSending = false;
    face(form, false);
    if (isOver) return;
    if (outcome.type === 'done') attempt = null;
    settle(form, deps, area, outcome);
  };
  return all(
    () => {
      isOver = true;
    },
    startLength(form),
    listen(form, 'submit', (event) => {
      event.preventDefault();
      if (!isSending) void submit();
    }),
    listen(name, 'change', () => {
      deps.identity.rename(name.value.trim());
    }),
  );
}

/** Whether something is written there that was not sent. */
export function isUnsent(form: HTMLFormElement): boolean {
  return form.querySelector('textarea')?.value.trim() !== '';
}

/** The same words under the same key are the same comment. */
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

function settle(form: HTMLFormElement, deps: FormDeps, area: HTMLTextAreaElement, outcome: Outcome): void {
  if (outcome.type === 'faults') {
    const [other] = showFaults(form, outcome.faults);
    if (other !== undefined) say(form, `Please change this: it ${other.message}.`);
    return;
  }
  if (outcome.type !== 'done') {
    say(form, form.dataset[outcome.type] ?? form.dataset['failed'] ?? '');
    return;
  }
  const said = fields(outcome.said);
  const token = text(said?.['author']);
  const id = text(fields(said?.['comment'])?.['id']);
  const words = form.dataset[outcome.isShown ? 'there' : 'waits'] ?? '';
  if (token !== null) deps.identity.keep(token);
  area.value = '';
  area.dispatchEvent(new Event('input'));
  say(form, words);
  deps.announce(words);
  if (id !== null) deps.sent(id);
}

/** It stays focused and pressable for who reads by ear; a press meanwhile does nothing. */
function face(form: HTMLFormElement, isSending: boolean): void {
  form.classList.toggle('is-sending', isSending);
  form.querySelector('[type="submit"]')?.setAttribute('aria-disabled', String(isSending));
}

function say(form: HTMLFormElement, words: string): void {
  const place = form.querySelector('[data-said]');
  if (place !== null) place.textContent = words;
}

function pause(delayMs: number): Promise<void> {
  return delayMs <= 0
    ? Promise.resolve()
    : new Promise((resolve) => {
        after(delayMs, resolve);
      });
}

/** Not `randomUUID`, which browsers have only over TLS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

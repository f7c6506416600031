import { after, all, listen, type Stop } from '../part';
import { faultsIn, showFaults } from './fields';
import { commentOf, once, startClicks } from './click';
import type { Server } from './server';

/** Milliseconds in which a second click confirms the first. */
const CONFIRM_MS = 4_000;

export interface ActsDeps {
  readonly server: Server;
  /** Draws a changed comment anew. */
  readonly changed: (comment: HTMLElement) => Promise<void>;
  /** Removes a deleted comment from the thread. */
  readonly deleted: (comment: HTMLElement) => void;
  readonly announce: (words: string) => void;
}

/** Handles the buttons of comments: authors edit and delete their recent comments, readers report those of others. */
export function startActs(root: HTMLElement, deps: ActsDeps): Stop {
  return all(
    startClicks(root, 'button[data-act]', (button) => {
      void once(button, () => act(button, deps));
    }),
    startClicks(root, 'form[data-edit] [data-cancel]', (button) => {
      const comment = commentOf(button);
      if (comment !== null) closeEdit(comment);
    }),
    listen(root, 'submit', (event) => {
      const { target } = event;
      if (!(target instanceof HTMLFormElement) || target.dataset['edit'] === undefined) return;
      event.preventDefault();
      void once(target, () => save(target, deps));
    }),
  );
}

async function act(button: HTMLElement, deps: ActsDeps): Promise<void> {
  const comment = commentOf(button);
  if (comment === null) return;
  if (button.dataset['act'] === 'edit') openEdit(comment);
  else if (button.dataset['act'] === 'report') await report(button, comment, deps);
  else if (isSure(button)) await remove(button, comment, deps);
}

function addressOf(comment: HTMLElement): string {
  return `/api/v1/comments/${comment.dataset['comment'] ?? ''}`;
}

async function report(button: HTMLElement, comment: HTMLElement, { server, announce }: ActsDeps): Promise<void> {
  const { type } = await server.send('POST', `${addressOf(comment)}/reports`, {});
  if (type !== 'done' && type !== 'gone') return;
  const words = button.dataset['done'] ?? '';
  button.textContent = words;
  button.setAttribute('aria-disabled', 'true');
  delete button.dataset['act'];
  announce(words);
}

/** Returns whether a click is confirmed. The first click only asks for confirmation. */
function isSure(button: HTMLElement): boolean {
  const { sure, label } = button.dataset;
  if (label !== undefined || sure === undefined) return true;
  const before = button.textContent;
  button.dataset['label'] = before;
  button.textContent = sure;
  after(CONFIRM_MS, () => {
    button.textContent = before;
    delete button.dataset['label'];
  });
  return false;
}

async function remove(button: HTMLElement, comment: HTMLElement, deps: ActsDeps): Promise<void> {
  const { type } = await deps.server.send('DELETE', addressOf(comment), null);
  if (type !== 'done' && type !== 'gone') return;
  deps.announce(button.dataset['done'] ?? '');
  deps.deleted(comment);
}

function formOf(comment: HTMLElement): HTMLFormElement | null {
  return comment.querySelector<HTMLFormElement>(':scope > .comment-own > form[data-edit]');
}

function openEdit(comment: HTMLElement): void {
  const form = formOf(comment);
  if (form === null) return;
  form.hidden = false;
  comment.classList.add('is-edited');
  form.querySelector('textarea')?.focus();
}

function closeEdit(comment: HTMLElement): void {
  const form = formOf(comment);
  form?.reset();
  if (form !== null) form.hidden = true;
  comment.classList.remove('is-edited');
  comment.querySelector<HTMLElement>('[data-act="edit"]')?.focus();
}

async function save(form: HTMLFormElement, deps: ActsDeps): Promise<void> {
  const comment = commentOf(form);
  const faults = faultsIn(form);
  if (faults.length > 0 || comment === null) {
    showFaults(form, faults);
    return;
  }
  const text = form.querySelector('textarea')?.value ?? '';
  const outcome = await deps.server.send('PATCH', addressOf(comment), { text });
  if (outcome.type === 'done') {
    closeEdit(comment);
    await deps.changed(comment);
    return;
  }
  if (outcome.type === 'faults') showFaults(form, outcome.faults);
  else show(form, form.dataset[outcome.type === 'forbidden' ? 'late' : 'failed'] ?? '');
}

function show(form: HTMLFormElement, words: string): void {
  const error = form.querySelector('.field-error');
  if (error !== null) error.textContent = words;
  form.querySelector('textarea')?.focus();
}

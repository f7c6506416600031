import { after, all, listen, startClicks, type Stop } from '../part';
import { faultsIn, showFaults } from './fields';
import { commentOf, once } from './click';
import { cancelledDraft, type Drafts, forgetDrafts, restoreDraft, setDraftAside } from './drafts';
import type { Server } from './server';

/** Milliseconds in which a second click confirms the first. */
const CONFIRM_MS = 4_000;

export interface ActsDeps {
  readonly server: Server;
  readonly drafts: Drafts;
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
      if (comment !== null) cancelEdit(comment, deps.drafts);
    }),
    startClicks(root, 'form[data-edit] [data-bring-back]', (button) => {
      bringBack(button, deps.drafts);
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
  if (button.dataset['act'] === 'edit') openEdit(comment, deps.drafts);
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

function openEdit(comment: HTMLElement, drafts: Drafts): void {
  const form = formOf(comment);
  if (form === null) return;
  form.hidden = false;
  comment.classList.add('is-edited');
  const area = form.querySelector('textarea');
  if (area === null) return;
  restoreDraft(area, drafts);
  offerCancelled(form, cancelledDraft(area, drafts));
  area.focus();
}

/** Offers the text of a cancelled change, which would pass for the comment's own text if it stood in the form. */
function offerCancelled(form: HTMLFormElement, text: string): void {
  form.querySelector('[data-bring-back]')?.remove();
  if (text === '') return;
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['bringBack'] = '';
  button.textContent = 'Bring back what I wrote';
  form.querySelector('[data-cancel]')?.after(' ', button);
}

function bringBack(button: HTMLElement, drafts: Drafts): void {
  const area = button.closest('form')?.querySelector('textarea');
  if (!area) return;
  area.value = cancelledDraft(area, drafts);
  // It is a draft again from now on.
  forgetDrafts(area, drafts);
  area.dispatchEvent(new Event('input', { bubbles: true }));
  button.remove();
  area.focus();
}

function cancelEdit(comment: HTMLElement, drafts: Drafts): void {
  const area = formOf(comment)?.querySelector('textarea');
  if (area) setDraftAside(area, drafts);
  closeEdit(comment);
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
  const area = form.querySelector('textarea');
  if (area === null) return;
  const outcome = await deps.server.send('PATCH', addressOf(comment), { text: area.value });
  if (outcome.type === 'done') {
    closeEdit(comment);
    forgetDrafts(area, deps.drafts);
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

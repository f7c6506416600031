import { json } from '../../client/src/unknown';
import type { SafeStorage } from '../memory/storage';
import { listen, type Stop } from '../part';

const KEY = 'unspool.drafts';

/** Most characters of one draft: more than the server takes, so that a text that is too long can still be shortened. */
const MAX_LENGTH = 20_000;

/** Most characters of all drafts. Beyond, the oldest are dropped. */
const MAX_TOTAL = 200_000;

/** Milliseconds for which a draft is kept after its last change: 60 days. */
const KEPT_MS = 60 * 24 * 60 * 60 * 1_000;

/** Texts that the reader has begun to write, by form. Stored in this browser only, until they are sent or emptied. */
export interface Drafts {
  /** Empty if there is none. */
  readonly find: (form: string) => string;
  /** Keeps a text, or forgets the form's draft if the text is blank. */
  readonly keep: (form: string, text: string) => void;
}

interface Draft {
  readonly form: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function openDrafts(storage: SafeStorage, now: () => number = Date.now): Drafts {
  const read = (): readonly Draft[] => {
    const kept = json(storage.get(KEY));
    return Array.isArray(kept) ? kept.filter(isDraft).filter(({ at }) => Math.abs(now() - at) < KEPT_MS) : [];
  };
  return {
    find: (form) => read().find((draft) => draft.form === form)?.text ?? '',
    keep: (form, text) => {
      // Other tabs write too, so their drafts are read first.
      const others = read().filter((draft) => draft.form !== form);
      const fresh = text.trim() === '' ? [] : [{ form, text: text.slice(0, MAX_LENGTH), at: now() }];
      const drafts = newest([...others, ...fresh]);
      if (drafts.length === 0) storage.remove(KEY);
      else storage.set(KEY, JSON.stringify(drafts));
    },
  };
}

function isDraft(value: unknown): value is Draft {
  const { form, text, at } = (value ?? {}) as Partial<Record<keyof Draft, unknown>>;
  return typeof form === 'string' && typeof text === 'string' && typeof at === 'number';
}

/** Returns as many of the last drafts as fit into the limit. */
function newest(drafts: readonly Draft[]): readonly Draft[] {
  let room = MAX_TOTAL;
  const first = drafts.findLastIndex(({ form, text }) => (room -= form.length + text.length) < 0);
  return drafts.slice(first + 1);
}

/** Keeps what is written in the present and later forms of a thread. */
export function startDrafts(thread: HTMLElement, drafts: Drafts): Stop {
  return listen(thread, 'input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement) keepDraft(target, drafts);
  });
}

export function keepDraft(area: HTMLTextAreaElement, drafts: Drafts): void {
  drafts.keep(draftOf(area), area.value === area.defaultValue ? '' : area.value);
}

/** Puts the kept text into a form in which nothing was written yet. */
export function restoreDraft(area: HTMLTextAreaElement, drafts: Drafts): void {
  const text = drafts.find(draftOf(area));
  if (text === '' || area.value !== (isEdit(area) ? area.defaultValue : '')) return;
  area.value = text;
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Keeps the text of a cancelled change apart: it is not put into the form again unless its author asks for it. */
export function setDraftAside(area: HTMLTextAreaElement, drafts: Drafts): void {
  const text = drafts.find(draftOf(area));
  if (text !== '') drafts.keep(asideOf(area), text);
  drafts.keep(draftOf(area), '');
}

/** Returns the text of the change that was cancelled last; empty if there is none. */
export function cancelledDraft(area: HTMLTextAreaElement, drafts: Drafts): string {
  return drafts.find(asideOf(area));
}

/** Forgets what was written in a form whose text was sent. */
export function forgetDrafts(area: HTMLTextAreaElement, drafts: Drafts): void {
  for (const form of [draftOf(area), asideOf(area)]) drafts.keep(form, '');
}

function asideOf(area: HTMLTextAreaElement): string {
  return `cancelled ${draftOf(area)}`;
}

/** Names the form of a text by what the text is for: an article, the comment that it answers, or the one that it changes. */
export function draftOf(area: HTMLTextAreaElement): string {
  const named = (selector: string, name: string): string => area.closest<HTMLElement>(selector)?.dataset[name] ?? '';
  const parent = area.form?.querySelector<HTMLInputElement>('input[name="parentId"]')?.value;
  if (isEdit(area)) return `edit ${named('[data-comment]', 'comment')}`;
  return parent === undefined ? `article ${named('[data-thread]', 'article')}` : `reply ${parent}`;
}

function isEdit({ form }: HTMLTextAreaElement): boolean {
  return form?.dataset['edit'] !== undefined;
}

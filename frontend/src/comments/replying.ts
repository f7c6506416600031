import { all, type Stop } from '../part';
import { dress } from './dress';
import { isUnsent, startForm } from './form';
import { commentOf, once, startPress } from './press';
import type { FormGround } from './form';

/** Lets readers answer a comment where it stands, by the form that the server draws for it. */
export function startReplying(root: HTMLElement, path: string, ground: FormGround): Stop {
  const open = new Map<HTMLFormElement, Stop>();
  const close = (form: HTMLFormElement): void => {
    open.get(form)?.();
    open.delete(form);
    const comment = commentOf(form);
    form.remove();
    comment?.querySelector<HTMLElement>('a[data-reply]')?.focus({ preventScroll: true });
  };
  const reply = async (link: HTMLElement): Promise<void> => {
    const comment = commentOf(link);
    if (comment === null) return;
    const there = comment.querySelector<HTMLFormElement>(':scope > form[data-form]');
    const form = there ?? (await formFor(comment, path, ground));
    if (form === null) {
      location.assign((link as HTMLAnchorElement).href);
      return;
    }
    if (there === null) {
      dress(form);
      comment.querySelector(':scope > .comment-own')?.after(form);
      const sent = (id: string): void => {
        close(form);
        ground.sent(id);
      };
      open.set(form, startForm(form, { ...ground, sent }));
    }
    form.querySelector('textarea')?.focus();
  };
  return all(
    () => {
      for (const stop of open.values()) stop();
    },
    startPress(root, 'a[data-reply]', (link) => {
      void once(link, () => reply(link));
    }),
    startPress(root, 'form[data-form] [data-cancel]', (button) => {
      const form = button.closest<HTMLFormElement>('form[data-form]');
      if (form !== null) close(form);
    }),
  );
}

/** Whether somebody has begun to write anywhere in `root`. */
export function isWriting(root: ParentNode): boolean {
  return [...root.querySelectorAll<HTMLFormElement>('form[data-form]')].some(isUnsent);
}

async function formFor(comment: HTMLElement, path: string, { server }: FormGround): Promise<HTMLFormElement | null> {
  const parent = comment.dataset['comment'] ?? '';
  const drawn = await server.draw(`${path}?fragment=1&limit=1&parent=${parent}`);
  return drawn.type === 'element' ? drawn.element.querySelector<HTMLFormElement>('form[data-form]') : null;
}

import { all, startClicks, type Stop } from '../part';
import { enhance } from './enhance';
import { type FormDeps, isUnsent, startForm } from './form';
import { commentOf, once } from './click';

/** Opens a form beneath a comment when the reader clicks Reply. The server draws the form. */
export function startReplying(root: HTMLElement, deps: FormDeps): Stop {
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
    const form = there ?? (await formFor(comment, deps));
    if (form === null) {
      location.assign((link as HTMLAnchorElement).href);
      return;
    }
    if (there === null) {
      enhance(form);
      comment.querySelector(':scope > .comment-own')?.after(form);
      const sent = (id: string): void => {
        close(form);
        deps.sent(id);
      };
      open.set(form, startForm(form, { ...deps, sent }));
    }
    form.querySelector('textarea')?.focus();
  };
  return all(
    () => {
      for (const stop of open.values()) stop();
    },
    startClicks(root, 'a[data-reply]', (link) => {
      void once(link, () => reply(link));
    }),
    startClicks(root, 'form[data-form] [data-cancel]', (button) => {
      const form = button.closest<HTMLFormElement>('form[data-form]');
      if (form !== null) close(form);
    }),
  );
}

/** Whether any form in `root` contains text that was not sent. */
export function isWriting(root: ParentNode): boolean {
  return [...root.querySelectorAll<HTMLFormElement>('form[data-form]')].some(isUnsent);
}

async function formFor(comment: HTMLElement, { path, server }: FormDeps): Promise<HTMLFormElement | null> {
  const parent = comment.dataset['comment'] ?? '';
  const drawn = await server.draw(`${path}?fragment=1&limit=1&parent=${parent}`);
  return drawn.type === 'element' ? drawn.element.querySelector<HTMLFormElement>('form[data-form]') : null;
}

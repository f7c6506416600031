import { after, type Stop } from '../part';

/** Shows the buttons that need a script, and formats times for the reader's locale and time zone. */
export function enhance(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLElement>('button[data-act], .comment-form button[data-cancel]'))
    button.hidden = false;
  for (const time of root.querySelectorAll('.comment-time time')) localise(time);
}

/** Removes the buttons to edit and delete a comment once its time for changes is over. */
export function startEditDeadlines(root: ParentNode): Stop {
  const stops = [...root.querySelectorAll<HTMLElement>('[data-editable]')].map((comment) =>
    after(Number(comment.dataset['editable']), () => {
      for (const button of comment.querySelectorAll('[data-act="edit"], [data-act="delete"]')) button.remove();
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

function localise(time: Element): void {
  const at = new Date(time.getAttribute('datetime') ?? '');
  if (Number.isNaN(at.getTime())) return;
  const language = time.closest('[lang]')?.getAttribute('lang') ?? 'en';
  time.textContent = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(at);
}

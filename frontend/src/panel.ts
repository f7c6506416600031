import { areKeysOn, KEYS } from './footer';
import type { SafeStorage } from './memory/storage';
import { all, listen, type Stop } from './part';

/** Lays the footer over the page until the reader closes it, and then returns the focus to `opener`. The history stays as it is. */
export function openPanel(opener: HTMLElement, storage: SafeStorage): Stop {
  const footer = document.getElementById('footer');
  if (footer === null) return () => undefined;
  const leave = (): void => {
    close();
    // A page that was opened at the footer shows it without script.
    if (location.hash === '#footer') location.replace('#reading');
  };
  const back = (): void => {
    leave();
    opener.focus({ preventScroll: true });
  };
  footer.classList.add('is-open');
  opener.setAttribute('aria-expanded', 'true');
  footer.focus({ preventScroll: true });
  const close = all(
    () => {
      footer.classList.remove('is-open');
      opener.setAttribute('aria-expanded', 'false');
    },
    startKeysButton(footer, storage),
    listen(document, 'keydown', ({ key }) => {
      if (key === 'Escape') back();
    }),
    listen(document, 'focusin', ({ target }) => {
      // Else the panel would cover what has the focus.
      if (target instanceof Node && !footer.contains(target)) leave();
    }),
    listen(footer, 'click', (click) => {
      const link = click.target instanceof Element ? click.target.closest('a[href^="#"]') : null;
      if (link === null) return;
      if (link.matches('.footer-close')) {
        click.preventDefault();
        back();
      } else leave();
    }),
  );
  return close;
}

/** Shows the button that turns the keys off and on again. The server draws it hidden. */
function startKeysButton(footer: HTMLElement, storage: SafeStorage): Stop {
  const button = footer.querySelector<HTMLElement>('button[data-keys]');
  if (button === null) return () => undefined;
  const show = (): void => {
    button.hidden = false;
    button.textContent = button.dataset[areKeysOn(storage) ? 'on' : 'off'] ?? '';
  };
  show();
  return listen(button, 'click', () => {
    if (areKeysOn(storage)) storage.set(KEYS, 'off');
    else storage.remove(KEYS);
    show();
  });
}

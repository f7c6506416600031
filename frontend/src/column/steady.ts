import { hold } from './hold';
import { sightOf } from './sight';

/** Changes something on the page without moving what the reader looks at. */
export function steady(change: () => void): void {
  const main = document.querySelector('main');
  if (main === null) change();
  else hold(sightOf(main), change);
}

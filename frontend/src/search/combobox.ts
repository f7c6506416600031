import { openListbox, type Listbox } from './listbox';
import { startSuggester, type Suggester, type Suggestion, type SuggesterDeps } from './suggester';

export interface ComboboxDeps extends SuggesterDeps {
  /** Opens the page at this address of the site. */
  readonly open: (address: string) => void;
}

/**
 * Suggests pages beneath `field` while the reader types. Arrows choose one and Enter opens it; Enter with nothing chosen sends the form, as it does
 * without script. Escape closes the list, or keeps it from opening. Returns a function that takes all of it away.
 */
export function startCombobox(field: HTMLInputElement, deps: ComboboxDeps): () => void {
  const choose = ({ url }: Suggestion): void => {
    list.close();
    // The site's own address may differ from the one under which the reader came to it.
    deps.open(new URL(url).pathname);
  };
  const list = openListbox(field, choose);
  const isHere = (): boolean => document.activeElement === field;
  const suggester = startSuggester(
    field.dataset['suggestions'] ?? '',
    (found) => {
      list.show(isHere() ? found : []);
    },
    deps,
  );
  const typed = (input: Event): void => {
    if (!(input instanceof InputEvent && input.isComposing)) suggester.type(field.value);
  };
  const left = (): void => {
    suggester.type('');
  };
  const pressed = (key: KeyboardEvent): void => {
    act(key, list, suggester, choose);
  };
  field.addEventListener('input', typed);
  field.addEventListener('compositionend', typed);
  field.addEventListener('blur', left);
  field.addEventListener('keydown', pressed);
  field.form?.addEventListener('submit', left);
  return () => {
    suggester.stop();
    field.removeEventListener('input', typed);
    field.removeEventListener('compositionend', typed);
    field.removeEventListener('blur', left);
    field.removeEventListener('keydown', pressed);
    field.form?.removeEventListener('submit', left);
    list.remove();
  };
}

function act(
  key: KeyboardEvent,
  list: Listbox,
  suggester: Pick<Suggester, 'cancel'>,
  choose: (suggestion: Suggestion) => void,
): void {
  if (key.isComposing) return;
  const wasOpen = list.isOpen();
  const chosen = list.chosen();
  if (key.key === 'Escape') {
    // Where nothing is open or to come, browsers empty the field.
    if (!suggester.cancel() && !wasOpen) return;
  } else if (!wasOpen) return;
  else if (key.key === 'ArrowDown') list.move(1);
  else if (key.key === 'ArrowUp') list.move(-1);
  else if (key.key === 'Enter' && chosen !== null) choose(chosen);
  else return;
  key.preventDefault();
}

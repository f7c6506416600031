import type { Suggestion } from './suggester';

/** The list of options beneath a field. The reader may choose one of them, and the focus stays in the field. */
export interface Listbox {
  readonly isOpen: () => boolean;
  show: (suggestions: readonly Suggestion[]) => void;
  close: () => void;
  /** Chooses the next option, or with -1 the one before. Beyond the ends nothing is chosen, which stands for the typed text. */
  move: (by: 1 | -1) => void;
  readonly chosen: () => Suggestion | null;
  remove: () => void;
}

const ID = 'search-suggestions';
const KINDS: Readonly<Record<string, string>> = { section: 'Section', tag: 'Tag', author: 'Author' };

/** Makes `field` a combobox as the ARIA Authoring Practices describe it, with a list behind it in the page. */
export function openListbox(field: HTMLInputElement, choose: (suggestion: Suggestion) => void): Listbox {
  const list = element('ul', {
    id: ID,
    role: 'listbox',
    'aria-label': 'Suggestions',
    class: 'search-list',
    hidden: '',
  });
  const told = element('p', { class: 'visually-hidden', role: 'status' });
  field.after(list, told);
  attributes(field, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': ID });
  let shown: readonly Suggestion[] = [];
  let place = -1;
  const mark = (next: number): void => {
    place = next;
    [...list.children].forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === place));
    });
    const option = list.children[place];
    if (option === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', option.id);
    option?.scrollIntoView({ block: 'nearest' });
  };
  const show = (suggestions: readonly Suggestion[]): void => {
    shown = suggestions;
    list.replaceChildren(...suggestions.map(option));
    list.hidden = suggestions.length === 0;
    field.setAttribute('aria-expanded', String(suggestions.length > 0));
    told.textContent = suggestions.length === 0 ? '' : count(suggestions.length);
    mark(-1);
  };
  startChoosing(list, (at) => {
    const suggestion = shown[at];
    if (suggestion !== undefined) choose(suggestion);
  });
  return {
    isOpen: () => shown.length > 0,
    show,
    close: () => {
      show([]);
    },
    move: (by) => {
      mark(((place + 1 + by + shown.length + 1) % (shown.length + 1)) - 1);
    },
    chosen: () => shown[place] ?? null,
    remove: () => {
      show([]);
      list.remove();
      told.remove();
    },
  };
}

/** Calls `choose` with the place of an option that was clicked. The focus stays in the field, which would close the list if it left. */
function startChoosing(list: HTMLElement, choose: (at: number) => void): void {
  list.addEventListener('pointerdown', (press) => {
    press.preventDefault();
  });
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role=option]') : null;
    if (option !== null) choose([...list.children].indexOf(option));
  });
}

function option({ kind, text }: Suggestion, at: number): HTMLElement {
  const item = element('li', { id: `${ID}-${String(at)}`, role: 'option', 'aria-selected': 'false' });
  const words = element('span', { dir: 'auto' });
  words.textContent = text;
  item.append(words);
  const label = KINDS[kind];
  if (label !== undefined) {
    const what = element('span', { class: 'search-kind' });
    what.textContent = label;
    item.append(' ', what);
  }
  return item;
}

function count(suggestions: number): string {
  return suggestions === 1 ? '1 suggestion' : `${String(suggestions)} suggestions`;
}

function element(name: string, values: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(name);
  attributes(made, values);
  return made;
}

function attributes(target: HTMLElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) target.setAttribute(name, value);
}

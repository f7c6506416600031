/** The server's answer to a decision. */
export interface DecisionNotice {
  readonly batch: string;
  readonly words: string;
  readonly left: number;
}

/** Parses an answer. Returns null if it is not the server's. */
export function parseNotice(said: unknown): DecisionNotice | null {
  const { batch, words, left } = (said ?? {}) as Partial<Record<keyof DecisionNotice, unknown>>;
  return typeof batch === 'string' && typeof words === 'string' && typeof left === 'number'
    ? { batch, words, left }
    : null;
}

/** Shows what was done, with a form that undoes it, as the server draws it. */
export function showDecisionNotice(queue: HTMLFormElement, { batch, words }: DecisionNotice): void {
  const said = document.createElement('span');
  said.dataset['words'] = '';
  said.textContent = words;
  const undo = document.createElement('button');
  undo.textContent = 'Undo';
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `${queue.action}/undo`;
  const kept = ['_csrf', 'status', 'article', 'q'].map((name) => field(name, valueOf(queue, name)));
  form.append(...kept, field('batch', batch), said, ' ', undo);
  document.querySelector('[data-done]')?.replaceChildren(form);
}

function valueOf(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
}

function field(name: string, value: string): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'hidden';
  input.name = name;
  input.value = value;
  return input;
}

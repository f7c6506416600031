import { listen, type Stop } from '../part';
import { grouped } from './count';
import type { Fault } from './server';

/** Number of characters left from which screen readers announce the length. */
const FEW = 500;

/** Counts Unicode code points, as the server does. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Shows faults beside their fields and focuses the first field. Returns the faults that have no field in this form. */
export function showFaults(form: HTMLElement, faults: readonly Fault[]): readonly Fault[] {
  clearFaults(form);
  const rest: Fault[] = [];
  let first: HTMLElement | null = null;
  for (const fault of faults) {
    const field = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(fault.field)}"]`);
    const input = field?.querySelector<HTMLElement>('input, textarea');
    const error = field?.querySelector<HTMLElement>('.field-error');
    if (field === null || !input || !error) {
      rest.push(fault);
      continue;
    }
    error.textContent = field.getAttribute(`data-${fault.code}`) ?? `Please change this: it ${fault.message}.`;
    input.setAttribute('aria-invalid', 'true');
    first ??= input;
  }
  first?.focus();
  return rest;
}

export function clearFaults(form: HTMLElement): void {
  for (const error of form.querySelectorAll('.field-error')) error.textContent = '';
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
}

/** Returns the faults that can be found without the server, which checks again. */
export function faultsIn(form: HTMLFormElement): readonly Fault[] {
  return [
    ...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-field] :is(input, textarea)'),
  ].flatMap((input): Fault[] => {
    const most = mostOf(form);
    const said = { field: input.name, message: '' };
    if (input.value.trim() === '') return [{ ...said, code: 'required' }];
    return input.name === 'text' && lengthOf(input.value.trim()) > most ? [{ ...said, code: 'too-long' }] : [];
  });
}

/** Shows the length of a text while it is written, and announces it near the limit. */
export function startLength(form: HTMLElement, announce: (words: string) => void): Stop {
  const area = form.querySelector('textarea');
  const shown = form.querySelector<HTMLElement>('[data-length]');
  if (area === null || shown === null) return () => undefined;
  const empty = shown.textContent;
  const most = mostOf(form);
  const show = (): void => {
    const length = lengthOf(area.value.trim());
    shown.textContent = length === 0 ? empty : `${grouped(length)} of ${grouped(most)} characters`;
    shown.classList.toggle('is-over', length > most);
    // Not for every letter.
    if (length > most - FEW && length % 50 === 0) announce(shown.textContent);
    grow(area);
  };
  show();
  return listen(area, 'input', show);
}

function mostOf(form: HTMLElement): number {
  return Number(form.querySelector<HTMLElement>('[data-most]')?.dataset['most'] ?? 5_000);
}

/** Enlarges a text area that is too small for its text, up to half of the window. */
function grow(area: HTMLTextAreaElement): void {
  if (area.scrollHeight > area.clientHeight && area.clientHeight < window.innerHeight / 2) {
    area.rows = Math.min(area.rows + 2, 18);
  }
}

/** What the keys do. */
export interface Hands {
  readonly step: (by: number) => void;
  readonly act: (act: string) => void;
  readonly tick: () => void;
  readonly undo: () => void;
  readonly help: () => void;
}

const ACTS: Readonly<Record<string, string>> = { a: 'approve', r: 'reject', s: 'spam', d: 'remove' };
const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** Single letters, so fields that take text keep theirs, and a held key decides once. */
export function startKeys(hands: Hands): void {
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || takesKeys(event.target)) return;
    const act = ACTS[event.key];
    const step = STEPS[event.key];
    if (act !== undefined)
      once(event, () => {
        hands.act(act);
      });
    else if (step !== undefined) hands.step(step);
    else if (event.key === 'x') once(event, hands.tick);
    else if (event.key === 'z') once(event, hands.undo);
    else if (event.key === '?') hands.help();
    else return;
    event.preventDefault();
  });
}

function once(event: KeyboardEvent, hand: () => void): void {
  if (!event.repeat) hand();
}

function takesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('dialog[open], textarea, select, input:not([type="checkbox"])') !== null
  );
}

export interface KeysDeps {
  /** Single letters are keys only while the focus is in here (WCAG 2.1.4): some readers speak to their computer, which types what they say. */
  readonly within: HTMLElement;
  readonly step: (by: number) => void;
  readonly act: (act: string) => void;
  readonly tick: () => void;
  readonly undo: () => void;
  readonly help: () => void;
}

const ACTS: Readonly<Record<string, string>> = { a: 'approve', r: 'reject', s: 'spam', d: 'remove' };
const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** Binds single letters to what the moderator does. Fields that take text keep their letters, and a held key decides once. */
export function startKeys(deps: KeysDeps, ended: AbortSignal): void {
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || takesKeys(event.target)) return;
    if (!deps.within.contains(document.activeElement)) return;
    const act = ACTS[event.key];
    const step = STEPS[event.key];
    if (act !== undefined)
      once(event, () => {
        deps.act(act);
      });
    else if (step !== undefined) deps.step(step);
    else if (event.key === 'x') once(event, deps.tick);
    else if (event.key === 'z') once(event, deps.undo);
    else if (event.key === '?') deps.help();
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', press, { signal: ended });
}

function once(event: KeyboardEvent, act: () => void): void {
  if (!event.repeat) act();
}

function takesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('dialog[open], textarea, select, input:not([type="checkbox"])') !== null
  );
}

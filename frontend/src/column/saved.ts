import { fields, text } from '../../client/src/unknown';

/** What is kept of a column while its page is gone. */
export interface SavedColumn {
  readonly slots: readonly SavedSlot[];
  /** Index of the element the reader saw. */
  readonly at: number;
  /** Pixels of it above the window's upper edge; negative where it began beneath. */
  readonly offset: number;
  /** Pixels of it down to what was loaded into its end, which may not be there when the page is back; null where nobody measured. */
  readonly text: number | null;
}

export interface SavedSlot {
  readonly address: string;
  /** Pixels. */
  readonly height: number;
}

export function parseSavedColumn(value: unknown): SavedColumn | null {
  const kept = fields(value);
  const slots = kept?.['slots'];
  const at = number(kept?.['at']);
  const offset = number(kept?.['offset']);
  if (!Array.isArray(slots) || at === null || offset === null) return null;
  const parsed = slots.map(parseSlot).filter((slot) => slot !== null);
  return parsed.length === slots.length ? { slots: parsed, at, offset, text: number(kept?.['text']) } : null;
}

function parseSlot(value: unknown): SavedSlot | null {
  const slot = fields(value);
  const address = text(slot?.['address']);
  const height = number(slot?.['height']);
  // Only our own fragments are put into the page, whoever wrote the storage.
  return address?.startsWith('/') !== true || address.startsWith('//') || height === null ? null : { address, height };
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

import { fields, text } from '../../client/src/unknown';

/** The state of a column that is saved when the reader leaves the page. */
export interface SavedColumn {
  readonly slots: readonly SavedSlot[];
  /** Index of the element that the reader saw. */
  readonly at: number;
  /** Pixels of that element above the window's upper edge; negative if it began beneath. */
  readonly offset: number;
  /** Height of that element in pixels without what comes later, which may not be there when the page is restored; null if unknown. */
  readonly text: number | null;
}

export interface SavedSlot {
  readonly address: string;
  /** In pixels. */
  readonly height: number;
  /** `data-id` of the element; empty if it has none. */
  readonly id: string;
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
  // Other scripts of the origin can write the storage, but only fragments of our own server may enter the page.
  return address?.startsWith('/') !== true || address.startsWith('//') || height === null
    ? null
    : { address, height, id: text(slot?.['id']) ?? '' };
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

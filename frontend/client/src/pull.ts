import { requestJson, type RequestDeps } from './request';
import { trouble, type UnspoolError } from './error';
import type { Place } from './place';
import { failed, parseStep, type Step } from './step';

/** What a session asks for, by stream and by request alike. */
export interface PullDeps extends RequestDeps {
  readonly section: string | null;
  readonly html: boolean;
  /** Article numbers that the reader has read, as ranges: `1-20,25`. */
  readonly read: () => string;
}

/** Asks for the step after `place`, the way that always works: one request, one answer. */
export async function pull(place: Place, deps: PullDeps, ended: AbortSignal): Promise<Step> {
  try {
    const article = encodeURIComponent(place.article ?? '');
    const path = `/api/v1/articles/${article}/next?${queryOf(place, deps)}`;
    return parseStep(await requestJson(path, deps, ended), deps.html) ?? failed(trouble('malformed', 'no step'));
  } catch (error) {
    return failed(error as UnspoolError);
  }
}

/** The query that names a place and a wish, and `more`; what is null or empty is left out. */
export function queryOf(
  { cursor }: Place,
  { section, html, read }: PullDeps,
  more: Readonly<Record<string, string | null>> = {},
): string {
  const parts = { cursor, section, html: html ? '1' : null, read: read(), ...more };
  const given = Object.entries(parts).filter((part): part is [string, string] => (part[1] ?? '') !== '');
  return new URLSearchParams(given).toString();
}

import { requestJson, type RequestDeps } from './request.js';
import { localError, type UnspoolError } from './error.js';
import type { Place } from './place.js';
import { queryFrom } from './query.js';
import { failed, parseStep, type Step } from './step.js';

export interface PullDeps extends RequestDeps {
  readonly section: string | null;
  readonly html: boolean;
  /** Returns the numbers of read articles as ranges: `1-20,25`. */
  readonly read: () => string;
}

/** Requests the step after `place`. Works without a stream. */
export async function pull(place: Place, deps: PullDeps, ended: AbortSignal): Promise<Step> {
  try {
    const article = encodeURIComponent(place.article ?? '');
    const path = `/api/v1/articles/${article}/next${queryOf(place, deps)}`;
    return parseStep(await requestJson(path, deps, ended), deps.html) ?? failed(localError('malformed', 'no step'));
  } catch (error) {
    return failed(error as UnspoolError);
  }
}

/** Builds the query of a place with the parameters `more`. */
export function queryOf(
  { cursor }: Place,
  { section, html, read }: PullDeps,
  more: Readonly<Record<string, string | null>> = {},
): string {
  return queryFrom({ cursor, section, html: html ? '1' : null, read: read(), ...more });
}

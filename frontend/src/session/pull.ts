import { within } from '../limit';
import type { Place } from './place';
import { failed, parseStep, type Step } from './step';

/** The longest that a reader waits for what comes next before hearing that it failed. */
export const PATIENCE_MS = 10_000;

/** Asks for the step after `place`, the way that always works: one request, one answer. */
export async function pull(place: Place, read: string, fetcher: typeof fetch, ended: AbortSignal): Promise<Step> {
  try {
    return await within(PATIENCE_MS, ended, async (signal) => {
      const answer = await fetcher(address(place, read), { headers: { Accept: 'application/json' }, signal });
      if (!answer.ok) return failed(`next answered ${String(answer.status)}`);
      return parseStep(await answer.json()) ?? failed('next answered what is no step');
    });
  } catch (cause) {
    return failed(String(cause));
  }
}

function address(place: Place, read: string): string {
  const query = new URLSearchParams({ cursor: place.cursor, html: '1' });
  if (read !== '') query.set('read', read);
  return `/api/v1/articles/${encodeURIComponent(place.entry)}/next?${query.toString()}`;
}

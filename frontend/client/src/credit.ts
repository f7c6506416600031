import type { UnspoolError } from './error.js';
import { requestJson, type RequestDeps, sending } from './request.js';

/** Time-out of a credit request, which is small. After it the step is requested without the stream. */
const LIMIT_MS = 3_000;

/** Raises the credit of a stream. Tries twice, since the instance that has the stream may be unreachable for a moment. Throws UnspoolErrors. */
export async function sendCredit(
  sid: string,
  upTo: number,
  deps: RequestDeps,
  ended: AbortSignal,
  tries = 2,
): Promise<void> {
  try {
    const path = `/api/v1/streams/${encodeURIComponent(sid)}/credit`;
    await requestJson(path, deps, ended, sending('PUT', { upTo }), LIMIT_MS);
  } catch (cause) {
    if (tries === 1 || ended.aborted || !(cause as UnspoolError).retryable) throw cause;
    await sendCredit(sid, upTo, deps, ended, tries - 1);
  }
}

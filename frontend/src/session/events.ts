import { count, fields, json, text } from '../unknown';
import { parseNextArticle, type ServedStep } from './step';

/** What a stream says that a session acts on. */
export type StreamEvent =
  | { readonly type: 'hello'; readonly sid: string; readonly position: number; readonly upTo: number }
  | { readonly type: 'step'; readonly step: ServedStep }
  /** The feed failed while we are connected; the same credit once more asks to try again. */
  | { readonly type: 'problem' }
  /** Positions were lost: begin anew from the cursor. */
  | { readonly type: 'resync' }
  | { readonly type: 'bye'; readonly retryMs: number | null }
  /** A sign of life, and no more. */
  | { readonly type: 'alive' };

/** The names a session listens to. Others may come, and mean nothing to it but that the stream lives where they are listed. */
export const EVENT_NAMES = [
  'hello',
  'next-article',
  'end-of-feed',
  'problem',
  'resync',
  'bye',
  'ping',
  'article-published',
  'article-updated',
  'article-retracted',
  'comments-changed',
] as const;

/** Never null: what cannot be read is a sign of life. */
export function parseEvent(name: string, data: unknown): StreamEvent {
  return known(name, json(data)) ?? { type: 'alive' };
}

function known(name: string, data: unknown): StreamEvent | null {
  switch (name) {
    case 'hello':
      return hello(data);
    case 'next-article':
      return article(data);
    case 'end-of-feed':
      return { type: 'step', step: { type: 'end-of-feed' } };
    case 'problem':
    case 'resync':
      return { type: name };
    case 'bye':
      return { type: 'bye', retryMs: count(fields(data)?.['retryMs']) };
    default:
      return null;
  }
}

function hello(data: unknown): StreamEvent | null {
  const said = fields(data);
  const sid = text(said?.['sid']);
  const position = count(said?.['position']);
  const upTo = count(said?.['upTo']);
  return sid === null || position === null || upTo === null ? null : { type: 'hello', sid, position, upTo };
}

/** An article that cannot be read is a problem: silence would leave the reader waiting. */
function article(data: unknown): StreamEvent {
  const step = parseNextArticle(data);
  return step === null ? { type: 'problem' } : { type: 'step', step };
}

import type { CommentsChanged } from './api.js';
import { type Change, parseChange } from './change.js';
import { localError, problemOf, type UnspoolError } from './error.js';
import type { Block } from './sse.js';
import { parseNextArticle, type ServedStep } from './step.js';
import { count, type Fields, fields, json, text } from './unknown.js';

/** Heartbeat of a server that announces none. */
export const HEARTBEAT_MS = 30_000;

/** Events of a stream that a session handles. */
export type StreamEvent =
  | Hello
  | { readonly type: 'step'; readonly step: ServedStep }
  | { readonly type: 'change'; readonly change: Change }
  | { readonly type: 'comments'; readonly comments: CommentsChanged }
  /** The feed failed while the stream is open. Sending the credit again retries. */
  | { readonly type: 'problem'; readonly error: UnspoolError }
  /** Changes are missing. Fetch them from the change log, or reload everything if they are lost for good (`isLost`). */
  | { readonly type: 'resync'; readonly reason: string; readonly isLost: boolean; readonly seq: number | null }
  /** The stream ends. `isRefusal`: no instance can take it now. */
  | { readonly type: 'bye'; readonly retryMs: number | null; readonly isRefusal: boolean }
  /** A sign of life, which may contain the head of the change log. */
  | { readonly type: 'alive'; readonly seq: number | null };

export interface Hello {
  readonly type: 'hello';
  readonly sid: string;
  readonly position: number;
  readonly upTo: number;
  /** Number of the last change before the stream. */
  readonly seq: number | null;
  /** Whether the server could not resume from our last event id. */
  readonly isGap: boolean;
  /** Milliseconds between two signs of life. */
  readonly heartbeatMs: number;
}

/** Changes are missing, and the change log has them. */
export const MISSED: StreamEvent = { type: 'resync', reason: '', isLost: false, seq: null };

/** Reasons of a goodbye after which another attempt would soon fail too. */
const REFUSAL = /^(capacity|dependency|too)/;

/** Parses an event. An unreadable one counts as a sign of life. */
export function parseEvent({ name, data }: Block, html: boolean): StreamEvent {
  const said = json(data);
  return known(name, said, html) ?? { type: 'alive', seq: name === 'ping' ? count(fields(said)?.['seq']) : null };
}

function known(name: string, data: unknown, html: boolean): StreamEvent | null {
  const said = fields(data);
  switch (name) {
    case 'hello':
      return hello(data);
    case 'next-article':
      return article(data, html);
    case 'end-of-feed':
      return { type: 'step', step: { type: 'end-of-feed' } };
    case 'comments-changed':
      return said && { type: 'comments', comments: said as CommentsChanged & Fields };
    case 'problem':
      return { type: 'problem', error: problemOf(data, 503) };
    case 'resync': {
      const reason = text(said?.['reason']) ?? 'expired';
      // It follows the retraction, for clients that find articles by their address.
      if (reason === 'killed') return null;
      return {
        type: 'resync',
        reason,
        isLost: said?.['refetch'] !== 'changes',
        seq: count(said?.['seq']),
      };
    }
    case 'bye':
      return {
        type: 'bye',
        retryMs: count(said?.['retryMs']),
        isRefusal: REFUSAL.test(text(said?.['reason']) ?? ''),
      };
    default: {
      const change = parseChange(data, name);
      return change === null ? null : { type: 'change', change };
    }
  }
}

function hello(data: unknown): Hello | null {
  const said = fields(data);
  const sid = text(said?.['sid']);
  const position = count(said?.['position']);
  const upTo = count(said?.['upTo']);
  if (sid === null || position === null || upTo === null) return null;
  return {
    type: 'hello',
    sid,
    position,
    upTo,
    seq: count(said?.['seq']),
    isGap: said?.['resume'] === 'gap',
    heartbeatMs: count(said?.['heartbeatMs']) ?? HEARTBEAT_MS,
  };
}

/** Parses an article. An unreadable one is a problem event: without it the reader would wait for nothing. */
function article(data: unknown, html: boolean): StreamEvent {
  const step = parseNextArticle(data, html);
  return step === null ? { type: 'problem', error: localError('malformed', 'no article') } : { type: 'step', step };
}

import type { Hello, StreamEvent } from './events.js';
import type { Place } from './place.js';
import type { PullDeps } from './pull.js';
import type { Step } from './step.js';

export interface PushDeps extends PullDeps {
  place(): Place;
  /** Called with the first event of a stream. */
  greeted(hello: Hello): void;
  /** Called with changes, comments and signs of life. */
  told(event: StreamEvent): void;
  /** Whether one article may be loaded before the session asks for it. */
  readonly prefetch: boolean;
  readonly random: () => number;
}

/** A step and the id of the stream's event that brought it; null if it came by request. */
export interface Pushed {
  readonly step: Step;
  readonly token: string | null;
}

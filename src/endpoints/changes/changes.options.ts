import type { StartOver } from '../../catalogue/problem.js';

/** What the endpoint is told by whoever mounts it. */
export abstract class ChangesOptions {
  /** Where the whole of what the log tells of can be read, for those who start over. */
  abstract readonly snapshot: StartOver['snapshot'];
  /** Streams and waiting requests that there may be at a time. */
  abstract readonly readers: number;
  /** After so long without an event a stream says that it lives, and one of which nothing could be sent is dropped. */
  abstract readonly heartbeatMs: number;
  /** How long an instance that is told to stop serves on; streams end in the second half of it, each at its own time. */
  abstract readonly drainMs: number;
}

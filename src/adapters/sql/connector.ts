import { setTimeout as delay } from 'node:timers/promises';
import { unavailable } from './unavailable.js';

export interface ConnectorLog {
  log(message: string): void;
  warn(message: string): void;
}

const longestPauseMs = 2000;

/** Connects in the background, for as long as it takes; nobody waits for it. */
export class Connector {
  #connected = false;
  #attempt: Promise<void> | undefined;
  #stopping = new AbortController();
  #loop: Promise<void> | undefined;
  #failure: unknown;

  constructor(
    private readonly connect: () => Promise<void>,
    private readonly log: ConnectorLog,
  ) {}

  get connected(): boolean {
    return this.#connected;
  }

  /** Begins to try, with growing pauses of up to 2 s. */
  start(): void {
    this.#loop ??= this.#run();
  }

  /** Ends the attempts; resolves when none is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  /** Resolves once connected; otherwise waits for the attempt under way, up to `patienceMs`, and refuses. */
  async ready(patienceMs: number): Promise<void> {
    if (this.#attempt && !this.#connected)
      await Promise.race([this.#attempt, delay(patienceMs, undefined, { ref: false })]);
    if (!this.#connected) throw unavailable('The database is not connected yet.', this.#failure);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failed = 0; !signal.aborted && !this.#connected; failed++) {
      this.#attempt = this.#try(failed);
      await this.#attempt;
      this.#attempt = undefined;
      if (!this.#connected)
        await delay(pauseAfter(failed), undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #try(failed: number): Promise<void> {
    try {
      await this.connect();
      this.#connected = true;
      this.log.log('connected');
    } catch (error) {
      this.#failure = error;
      if (failed === 0) this.log.warn(`not connected, trying on: ${reasonOf(error)}`);
    }
  }
}

/** A refused connection to a name with several addresses is an AggregateError without a message of its own. */
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}

const pauseAfter = (failed: number) =>
  Math.min(longestPauseMs, 100 * 2 ** failed) * (0.5 + Math.random() / 2);

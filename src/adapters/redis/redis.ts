import { once } from 'node:events';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { RedisConnection } from './redis-connection.js';

/** A connection as those see it who use it while it is usable, and go on without it otherwise. */
export type Link = Pick<RedisConnection, 'usable' | 'error' | 'doubt'>;

/**
 * The connection from the moment when the service listens until the last request has ended. Not earlier: its client is
 * half a megabyte of code, and loading it takes almost a fifth of a start.
 */
export class Redis implements Link, OnApplicationShutdown {
  #connection: RedisConnection | undefined;
  #closed = false;
  readonly #tried: Promise<void>;

  constructor(
    private readonly url: string,
    host: HttpAdapterHost,
  ) {
    this.#tried = new Promise((tried) => host.listen$.subscribe(() => void this.#open().then(tried)));
  }

  get usable() {
    return this.#connection?.usable;
  }

  get error(): string {
    return this.#connection?.error ?? 'it has not been asked yet';
  }

  doubt(): void {
    this.#connection?.doubt();
  }

  /** Once it has answered or refused for the first time, or the signal aborts. */
  async tried(signal: AbortSignal): Promise<void> {
    await Promise.race([this.#tried, once(signal, 'abort')]);
  }

  onApplicationShutdown(): void {
    this.#closed = true;
    this.#connection?.close();
  }

  async #open(): Promise<void> {
    const { RedisConnection } = await import('./redis-connection.js');
    if (this.#closed) return;
    this.#connection = new RedisConnection(this.url, new Logger('Redis'));
    await this.#connection.tried;
  }
}

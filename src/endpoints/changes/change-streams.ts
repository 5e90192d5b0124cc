import type { ServerResponse } from 'node:http';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ChangeFeed } from '../../ports/change-log.js';
import { Lifecycle } from '../../ports/lifecycle.js';
import { ChangeStream, type StreamStart } from './change-stream.js';
import { ChangesOptions } from './changes.options.js';
import { Readers } from './readers.js';

/** Clients come again after one to three seconds, each after its own time, also where the instance was killed. */
const retryMs = { least: 1_000, spread: 2_000 };
/** How long the last event may take to be sent. */
const lastMs = 1_000;

/** All streams of this instance: one follower of the feed, one clock. */
@Injectable()
export class ChangeStreams implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly streams = new Set<ChangeStream>();
  private unfollow: (() => void) | undefined;
  private clock: NodeJS.Timeout | undefined;

  constructor(
    private readonly feed: ChangeFeed,
    private readonly lifecycle: Lifecycle,
    private readonly readers: Readers,
    private readonly options: ChangesOptions,
  ) {}

  onApplicationBootstrap(): void {
    const { draining, closing } = this.lifecycle;
    draining.addEventListener('abort', () => this.endOneByOne(), { once: true });
    closing.addEventListener('abort', () => this.endAll(), { once: true });
  }

  beforeApplicationShutdown(): void {
    this.endAll();
  }

  /** Writes to this answer, whose head is written, until either side ends it. */
  open(sink: ServerResponse, { position, types }: Omit<StreamStart, 'retryMs'>): void {
    const retry = retryMs.least + Math.floor(Math.random() * retryMs.spread);
    const stream = new ChangeStream(this.feed, sink, { position, types, retryMs: retry });
    this.streams.add(stream);
    sink.once('close', () => this.remove(stream));
    this.unfollow ??= this.feed.follow(() => this.streams.forEach((one) => one.pump()));
    this.clock ??= setInterval(() => this.beat(), Math.min(1_000, this.options.heartbeatMs)).unref();
    stream.pump();
    if (this.lifecycle.closing.aborted) stream.end();
  }

  private beat(): void {
    for (const stream of this.streams) {
      if (stream.beat(this.options.heartbeatMs)) stream.pump();
      else this.drop(stream);
    }
  }

  private drop(stream: ChangeStream): void {
    this.readers.drop();
    stream.destroy();
  }

  private remove(stream: ChangeStream): void {
    this.streams.delete(stream);
    if (this.streams.size > 0) return;
    clearInterval(this.clock);
    this.unfollow?.();
    this.clock = this.unfollow = undefined;
  }

  /** In the second half of the drain: by then the load balancer sends those who come again to other instances. */
  private endOneByOne(): void {
    const half = this.options.drainMs / 2;
    for (const stream of this.streams) setTimeout(() => stream.end(), half + Math.random() * half).unref();
  }

  private endAll(): void {
    for (const stream of this.streams) stream.end();
    setTimeout(() => this.streams.forEach((stream) => stream.destroy()), lastMs).unref();
  }
}

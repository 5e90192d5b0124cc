import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type Span, Spans } from '../../ports/tracing.js';
import type { OtlpOptions, SendSpans } from './otlp-sender.js';

const longestQueue = 4_096;
const atOnce = 512;
const everyMs = 1_000;

/** Sends spans to a collector in batches, one at a time. A collector that is slow or away costs spans, which are counted, and nothing else. */
export class OtlpSpans extends Spans implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('OpenTelemetry');
  private readonly queue: Span[] = [];
  private send: SendSpans | undefined;
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> | undefined;
  private lost = 0;
  private failing = false;

  constructor(private readonly options: OtlpOptions) {
    super();
  }

  /** Spans that came faster than they could be sent, or that the collector would not take. */
  get dropped(): number {
    return this.lost;
  }

  get waiting(): number {
    return this.queue.length;
  }

  record(span: Span): void {
    if (this.queue.length >= longestQueue) this.lost++;
    else this.queue.push(span);
  }

  async onModuleInit(): Promise<void> {
    // Loaded here: a service that is not traced has nothing of it in memory.
    const { otlpSender } = await import('./otlp-sender.js');
    this.send = otlpSender(this.options);
    this.timer = setInterval(() => void this.sendAll(), everyMs).unref();
  }

  /** What is left is tried once more. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sending;
    await this.sendAll();
  }

  private sendAll(): Promise<void> {
    this.sending ??= this.sendWaiting().finally(() => (this.sending = undefined));
    return this.sending;
  }

  private async sendWaiting(): Promise<void> {
    for (let batches = Math.ceil(this.queue.length / atOnce); batches > 0; batches--) {
      if (!(await this.sendSome())) return;
    }
  }

  private async sendSome(): Promise<boolean> {
    const batch = this.queue.splice(0, atOnce);
    const error = await this.send?.(batch);
    if (error) this.lost += batch.length;
    this.tell(error);
    return error === undefined;
  }

  // A collector that is away fails every batch: only the first is news.
  private tell(error: Error | undefined): void {
    const failing = error !== undefined;
    if (failing && !this.failing) this.logger.warn(`the collector does not take spans: ${error.message}`);
    if (!failing && this.failing) this.logger.log('the collector takes spans again');
    this.failing = failing;
  }
}

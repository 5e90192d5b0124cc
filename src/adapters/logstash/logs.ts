import type { LoggerService } from '@nestjs/common';
import { WinstonModule } from 'nest-winston';
import { format } from 'winston';
import { BatchedAccessLog } from './batched-access-log.js';
import { BatchedClickLog } from './batched-click-log.js';
import { BatchedLines } from './batched-lines.js';
import { LineTransport } from './line-transport.js';
import { LineWriter } from './line-writer.js';
import { logLine, originOf } from './log-line.js';
import { type ConnectionOptions, LogstashConnection } from './logstash-connection.js';

const levels = { fatal: 0, error: 1, warn: 2, info: 3, debug: 4, verbose: 5 };

export interface LogOptions extends Partial<Omit<ConnectionOptions, 'onChange'>> {
  readonly level: keyof typeof levels;
  readonly service: string;
  readonly version?: string;
  readonly commit?: string;
  /** Of the request that a line is about. */
  readonly traceId?: () => string | undefined;
}

/**
 * Where all lines go: with a URL to logstash, the application's to stdout as well, so that an instance whose logstash
 * is away can still be understood; without one all of them to stdout.
 */
export class Logs {
  readonly logger: LoggerService;
  readonly access: BatchedAccessLog;
  readonly clicks: BatchedClickLog;
  readonly connection: LogstashConnection | undefined;
  private readonly lines: LineWriter;
  private readonly batched: BatchedLines;

  constructor(
    { url, level, service, version, commit, traceId, ...options }: LogOptions,
    private readonly console = stdout(),
  ) {
    const origin = originOf({ service, version, commit });
    this.lines = url ? new LineWriter() : console;
    const targets = new Set([console, this.lines]);
    const transports = [...targets].map((lines) => new LineTransport(lines));
    const json = format.printf((info) => logLine(new Date(), origin, { traceId: traceId?.(), ...info }));
    this.logger = WinstonModule.createLogger({ levels, level, transports, format: json });
    this.batched = new BatchedLines(this.lines);
    this.access = new BatchedAccessLog(this.batched, origin);
    this.clicks = new BatchedClickLog(this.batched, origin);
    if (url) this.connection = this.connect({ url, ...options });
  }

  /** Lines that were lost because nobody took them in time. */
  get dropped(): number {
    return this.lines.dropped + this.batched.dropped;
  }

  /** Lines that are still in memory. */
  get waiting(): number {
    return this.lines.waiting;
  }

  /** What those take. */
  get bufferedBytes(): number {
    return this.lines.bytes;
  }

  /** Resolves with true when everything said so far has left the process, with false after `deadlineMs`. */
  async flush(deadlineMs: number): Promise<boolean> {
    this.batched.writeAll();
    const left = await Promise.all(
      [...new Set([this.lines, this.console])].map((one) => one.flush(deadlineMs)),
    );
    return left.every(Boolean);
  }

  close(): void {
    this.connection?.close();
  }

  private connect(options: ConnectionOptions): LogstashConnection {
    const onChange = (connected: boolean) => this.tell(connected);
    return new LogstashConnection(this.lines, { ...options, onChange });
  }

  private tell(connected: boolean): void {
    const state = { waiting: this.waiting, dropped: this.dropped };
    if (connected) this.logger.log({ message: 'logstash is connected', ...state }, 'logstash');
    else this.logger.warn({ message: `logstash is away: ${this.connection?.error}`, ...state }, 'logstash');
  }
}

let shared: LineWriter | undefined;

/** One for the process, as stdout is; what is left when the process exits is written then. */
function stdout(): LineWriter {
  if (shared) return shared;
  const lines = new LineWriter();
  lines.attach(process.stdout);
  // Without a listener a reader that went away (`| head`) would end the process.
  process.stdout.on('error', () => lines.detach());
  process.once('exit', () => lines.writeAll());
  return (shared = lines);
}

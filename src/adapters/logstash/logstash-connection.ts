import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { backoff } from './backoff.js';
import type { LineWriter } from './line-writer.js';

export interface ConnectionOptions {
  /** `tcp://host:port` or `tls://host:port`. */
  readonly url: string;
  /** Certificates to trust in place of the usual authorities. */
  readonly ca?: string;
  /** A connection that takes no byte for so long is given up; 10 s. */
  readonly stallMs?: number;
  readonly random?: () => number;
  /** Called when it comes up and when it goes down, not for each attempt. */
  readonly onChange?: (connected: boolean) => void;
}

/** Keeps a connection to logstash for a writer. Never keeps the process alive. */
export class LogstashConnection {
  private socket: Socket | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private up: boolean | undefined;
  private problem: string | undefined;

  constructor(
    private readonly lines: LineWriter,
    private readonly options: ConnectionOptions,
  ) {
    this.open();
  }

  get connected(): boolean {
    return this.up === true;
  }

  /** Why the last connection or attempt ended. */
  get error(): string | undefined {
    return this.problem;
  }

  close(): void {
    clearTimeout(this.timer);
    this.socket?.removeAllListeners('close').destroy();
    this.lines.detach();
  }

  private open(): void {
    const socket = this.dial();
    this.socket = socket;
    // Reading is how the end of a connection is noticed.
    socket.unref().resume().setKeepAlive(true, 30_000);
    // Each time, which a callback of setTimeout is not: a connection may be idle long before it stalls.
    socket.setTimeout(this.options.stallMs ?? 10_000).on('timeout', () => this.stalled(socket));
    socket.on('error', (error) => (this.problem = reason(error)));
    socket.once('close', () => this.lost());
  }

  private dial(): Socket {
    const { protocol, hostname, port } = new URL(this.options.url);
    const host = hostname.replace(/^\[|\]$/g, '');
    const ready = () => this.established();
    if (protocol === 'tcp:') return connect({ host, port: Number(port) }, ready);
    return connectTls({ host, port: Number(port), servername: nameOf(host), ca: this.options.ca }, ready);
  }

  private established(): void {
    this.change(true);
    this.lines.attach(this.socket!);
    this.timer = setTimeout(() => (this.failures = 0), 5_000).unref();
  }

  private stalled(socket: Socket): void {
    if (!this.connected || this.lines.busy) socket.destroy(new Error('it takes nothing'));
  }

  private lost(): void {
    clearTimeout(this.timer);
    this.lines.detach();
    this.change(false);
    const wait = backoff(this.failures++, this.options.random ?? Math.random);
    this.timer = setTimeout(() => this.open(), wait).unref();
  }

  private change(up: boolean): void {
    if (up) this.problem = undefined;
    const changed = this.up !== up;
    this.up = up;
    if (changed) this.options.onChange?.(up);
  }
}

function nameOf(host: string): string | undefined {
  return /[:\d]$/.test(host) ? undefined : host;
}

function reason(error: Error): string {
  return 'code' in error && error.code === 'ECONNREFUSED' ? 'it refuses connections' : error.message;
}

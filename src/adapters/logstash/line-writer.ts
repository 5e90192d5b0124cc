import type { Writable } from 'node:stream';
import { LineRing, type Lines } from './line-ring.js';

const mebibyte = 1024 * 1024;

/**
 * Writes lines to a stream that may be slow or away, without ever making a caller wait: at most 4 MiB wait in memory,
 * then the oldest are dropped and counted. A batch whose stream broke is written again to the next one.
 */
export class LineWriter {
  private readonly ring: LineRing;
  private readonly idlers = new Set<(idle: boolean) => void>();
  private stream: Writable | undefined;
  private batch: Lines | undefined;
  private scheduled = false;

  constructor(capacity = 4 * mebibyte) {
    this.ring = new LineRing(capacity);
  }

  get dropped(): number {
    return this.ring.dropped;
  }

  /** How many lines have not been handed to the system yet. */
  get waiting(): number {
    return this.ring.length + (this.batch?.count ?? 0);
  }

  /** What those lines take in UTF-8. */
  get bytes(): number {
    return this.ring.bytes + (this.batch?.bytes.length ?? 0);
  }

  /** Whether the stream has been given lines that it has not passed on. */
  get busy(): boolean {
    return this.batch !== undefined;
  }

  /** `line` ends in a newline. */
  write(line: string): void {
    this.ring.push(line);
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.pump());
  }

  attach(stream: Writable): void {
    this.stream = stream;
    this.pump();
  }

  detach(): void {
    this.stream = undefined;
    if (this.batch) this.ring.putBack(this.batch);
    this.batch = undefined;
  }

  /** Hands over everything at once, for the last moment of a process whose stream is synchronous. */
  writeAll(): void {
    this.stream?.write(this.ring.take(Infinity).bytes);
  }

  /** Resolves with true when all lines were handed to the system, with false when that took longer than `deadlineMs`. */
  flush(deadlineMs: number): Promise<boolean> {
    if (this.waiting === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (idle: boolean) => {
        clearTimeout(timer);
        this.idlers.delete(end);
        resolve(idle);
      };
      const timer = setTimeout(() => end(false), deadlineMs);
      this.idlers.add(end);
    });
  }

  // One batch at a time, so that the stream's own buffer is bounded too.
  private pump(): void {
    this.scheduled = false;
    const { stream } = this;
    if (!stream || this.batch) return;
    if (this.ring.length === 0) return this.idlers.forEach((end) => end(true));
    const batch = this.ring.take(mebibyte / 4);
    this.batch = batch;
    stream.write(batch.bytes, (error) => this.written(batch, error));
  }

  private written(batch: Lines, error: Error | null | undefined): void {
    if (this.batch !== batch || error) return;
    this.batch = undefined;
    this.pump();
  }
}

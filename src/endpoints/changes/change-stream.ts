import type { Writable } from 'node:stream';
import { Problem } from '../../catalogue/problem.js';
import type { ChangeFeed, ChangePage } from '../../ports/change-log.js';
import { aliveFrame, endFrame, framesOf, startFrame } from './frames.js';

/** Changes that are written at a time, some 70 KB: what a client that takes nothing holds of memory at most. */
const pageSize = 500;

export interface StreamStart {
  readonly position: number;
  /** All where none is given. */
  readonly types?: readonly string[];
  /** When the client shall come again after the stream has ended. */
  readonly retryMs: number;
}

/**
 * One client that reads along. It is written to only as fast as it takes what was written, so it holds a page of memory
 * at most; one that is behind what the feed has in memory gets pages of the database, one at a time.
 */
export class ChangeStream {
  private position: number;
  /** What the client has as the id of its last event. */
  private told: number;
  private readonly types?: readonly string[];
  private pumping = false;
  private full = false;
  private ended = false;
  private wroteAt: number;
  /** Since when something is waiting to be sent of which nothing was taken. */
  private stalledAt: number | undefined;

  constructor(
    private readonly feed: ChangeFeed,
    private readonly sink: Pick<Writable, 'write' | 'end' | 'destroy' | 'on' | 'writableLength'>,
    { position, types, retryMs }: StreamStart,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.position = this.told = position;
    this.types = types;
    this.wroteAt = now();
    sink.on('drain', () => this.drained());
    sink.on('close', () => (this.ended = true));
    this.write(startFrame(position, retryMs));
  }

  /** Writes what there is and the client has room for. */
  pump(): void {
    if (!this.pumping && !this.full && !this.ended) void this.catchUp();
  }

  /** Says that the stream lives where nothing else did for so long; false where nothing could be sent for so long. */
  beat(everyMs: number): boolean {
    if (this.stalledAt !== undefined && this.now() - this.stalledAt > everyMs) return false;
    if (!this.ended && this.now() - this.wroteAt >= everyMs) this.live();
    return true;
  }

  /** The last event. A client that does not take it is cut off. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    if (this.full) this.sink.destroy();
    else this.sink.end(endFrame(this.position));
  }

  destroy(): void {
    this.ended = true;
    this.sink.destroy();
  }

  private async catchUp(): Promise<void> {
    this.pumping = true;
    try {
      while (!this.full && !this.ended) {
        const page =
          this.feed.recent(this.position, pageSize) ?? (await this.feed.after(this.position, pageSize));
        if (page.trimmed > this.position) this.end();
        if (this.ended || page.position === this.position) break;
        this.send(page);
      }
    } catch (error) {
      // While the database is away the stream lives, and the next beat tries again.
      if (!(error instanceof Problem && error.code === 'unavailable')) this.destroy();
    } finally {
      this.pumping = false;
    }
  }

  private send(page: ChangePage): void {
    const frames = framesOf(page, this.types);
    this.position = page.position;
    if (frames.length === 0) return;
    this.told = page.position;
    this.write(frames);
  }

  private live(): void {
    this.write(aliveFrame(this.told === this.position ? undefined : this.position));
    this.told = this.position;
  }

  private write(frames: string | Buffer): void {
    this.wroteAt = this.now();
    this.stalledAt ??= this.now();
    this.full = !this.sink.write(frames, () => this.taken());
  }

  private taken(): void {
    this.stalledAt = this.sink.writableLength > 0 ? this.now() : undefined;
  }

  private drained(): void {
    this.full = false;
    this.pump();
  }
}

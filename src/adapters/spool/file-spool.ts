import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ClickSpool, type SpooledClicks } from '../../ports/click-spool.js';
import type { RecordedClick } from '../../ports/clicks.js';
import { Abandoned } from './abandoned.js';
import { clicksIn, lineOf } from './lines.js';
import { Segment } from './segment.js';

interface SpoolLimits {
  /** A file that is as long is not written any more. Short, as all of it is read, and stored, at once. */
  readonly segmentBytes: number;
  /** All files of this process. */
  readonly bytes: number;
  /** For so long a file may lie still and be written again. */
  readonly stillMs: number;
  /** After so long without a line its process is gone; far longer than `stillMs`, as a process may stand still itself. */
  readonly abandonedMs: number;
}

const usualLimits: SpoolLimits = {
  segmentBytes: 16_000,
  bytes: 64_000_000,
  stillMs: 5_000,
  abandonedMs: 15_000,
};

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Files of lines in a folder of this host, which processes may share. Each writes files of its own, and takes up those that
 * were abandoned. Nothing is flushed to the disk: a click outlives `kill -9`, not the power.
 */
export class FileSpool extends ClickSpool {
  readonly #abandoned: Abandoned;
  readonly #ended = new Map<string, number>();
  #endedBytes = 0;
  #open: Segment | undefined;
  #waiting: Waiting[] = [];

  /** Makes the folder where it is not there, but none above it. Throws where nothing can be written there. */
  constructor(
    private readonly folder: string,
    private readonly limits = usualLimits,
    private readonly clock: () => number = Date.now,
  ) {
    super();
    makeWritable(folder);
    this.#abandoned = new Abandoned(folder, limits.abandonedMs, clock);
  }

  get bytes(): number {
    return this.#own + this.#abandoned.bytes;
  }

  append(click: RecordedClick): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#write());
      this.#waiting.push({ line: lineOf(click), resolve, reject });
    });
  }

  async *kept(): AsyncIterable<SpooledClicks> {
    if (this.#open) this.#end(this.#open);
    for (const path of [...this.#ended.keys(), ...(await this.#abandoned.look(this.#ended))])
      yield* this.#read(path);
  }

  /** Those of one turn of the event loop at once: most of what a line costs is its call. */
  #write(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      this.#writable().write(waiting.map(({ line }) => line).join(''), this.clock());
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      // Its last line may be half there.
      if (this.#open) this.#end(this.#open);
      for (const { reject } of waiting) reject(error);
    }
  }

  get #own(): number {
    return this.#endedBytes + (this.#open?.bytes ?? 0);
  }

  #writable(): Segment {
    const { segmentBytes, stillMs, bytes } = this.limits;
    if (this.#own >= bytes) throw new Error(`more than ${bytes} bytes wait`);
    const open = this.#open;
    if (open && (open.bytes >= segmentBytes || this.clock() - open.writtenAt > stillMs)) this.#end(open);
    return (this.#open ??= this.#begin());
  }

  #begin(): Segment {
    return new Segment(join(this.folder, `${randomUUID()}.clicks`), this.clock());
  }

  #end(segment: Segment): void {
    segment.close();
    this.#ended.set(segment.path, segment.bytes);
    this.#endedBytes += segment.bytes;
    if (this.#open === segment) this.#open = undefined;
  }

  /** Nothing where another process was faster. */
  async *#read(path: string): AsyncIterable<SpooledClicks> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => ifGone(error));
    if (text === undefined) return this.#forget(path);
    const { clicks, whole } = clicksIn(text);
    // What cannot be read is left for somebody to look at.
    const away = () => (whole ? unlink(path) : rename(path, `${path}.unreadable`));
    yield {
      clicks,
      forget: () =>
        away()
          .catch(ifGone)
          .then(() => this.#forget(path)),
    };
  }

  #forget(path: string): void {
    this.#endedBytes -= this.#ended.get(path) ?? 0;
    this.#ended.delete(path);
    this.#abandoned.forget(path);
  }
}

function makeWritable(folder: string): void {
  try {
    // Not those above it: a path with a mistake in it would be made somewhere else.
    if (!existsSync(folder)) mkdirSync(folder);
    // A file would do without the dot.
    accessSync(`${folder}/.`, constants.W_OK);
  } catch (cause) {
    throw new Error(`clicks cannot be kept in ${folder}: ${(cause as Error).message}`, { cause });
  }
}

function ifGone(error: unknown): undefined {
  if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
}

import { closeSync, openSync, writeSync } from 'node:fs';

/** A file that is written line by line. */
export class Segment {
  readonly #file: number;
  /** Of all its lines. */
  bytes = 0;

  /** `writtenAt` is when its last line came, or when it was opened; ms. */
  constructor(
    readonly path: string,
    public writtenAt: number,
  ) {
    this.#file = openSync(path, 'wx', 0o600);
  }

  /** With its return the line belongs to the operating system. Throws where the disk did not take all of it. */
  write(line: string, now: number): void {
    const written = writeSync(this.#file, line);
    this.bytes += written;
    this.writtenAt = now;
    if (written < Buffer.byteLength(line)) throw new Error('the disk took a part of the line only');
  }

  close(): void {
    closeSync(this.#file);
  }
}

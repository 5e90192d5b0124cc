const newline = 10;

/** Lines that were taken out together. */
export interface Lines {
  readonly bytes: Buffer;
  readonly count: number;
}

/**
 * Lines, each with its newline, in their order, up to `capacity` bytes of UTF-8; what does not fit pushes the oldest out,
 * and is counted. They are kept as bytes, outside of V8's heap: tens of thousands of strings that wait for a receiver
 * would be copied and marked by every collection of garbage.
 */
export class LineRing {
  private readonly store: Buffer;
  private start = 0;
  private size = 0;
  private lines = 0;
  private lost = 0;

  constructor(private readonly capacity: number) {
    // Its pages are taken from the system only when they are written to.
    this.store = Buffer.allocUnsafeSlow(capacity);
  }

  get length(): number {
    return this.lines;
  }

  get bytes(): number {
    return this.size;
  }

  get dropped(): number {
    return this.lost;
  }

  push(line: string): void {
    const bytes = Buffer.byteLength(line);
    if (bytes > this.capacity) return void this.lost++;
    while (this.size + bytes > this.capacity) this.dropOldest();
    const at = (this.start + this.size) % this.capacity;
    if (at + bytes <= this.capacity) this.store.write(line, at);
    else this.wrap(Buffer.from(line), at);
    this.size += bytes;
    this.lines++;
  }

  /** Removes the oldest lines, as many as fit in `limit` bytes, at least one where there is one. */
  take(limit: number): Lines {
    let bytes = 0;
    let count = 0;
    for (; count < this.lines; count++) {
      const next = bytes + this.lengthOfLine(bytes);
      if (count > 0 && next > limit) break;
      bytes = next;
    }
    const taken = this.copy(bytes);
    this.remove(bytes, count);
    return { bytes: taken, count };
  }

  /** Returns lines that were taken to the front; those for which there is no room any more are lost, the oldest first. */
  putBack({ bytes, count }: Lines): void {
    let from = 0;
    let left = count;
    for (; bytes.length - from + this.size > this.capacity; left--, this.lost++) {
      from = bytes.indexOf(newline, from) + 1;
    }
    const kept = bytes.subarray(from);
    this.start = (this.start - kept.length + this.capacity) % this.capacity;
    this.wrap(kept, this.start);
    this.size += kept.length;
    this.lines += left;
  }

  private dropOldest(): void {
    this.remove(this.lengthOfLine(0), 1);
    this.lost++;
  }

  private remove(bytes: number, count: number): void {
    this.start = (this.start + bytes) % this.capacity;
    this.size -= bytes;
    this.lines -= count;
  }

  /** Of the line that begins so many bytes after the oldest. */
  private lengthOfLine(offset: number): number {
    const at = (this.start + offset) % this.capacity;
    const end = this.store.indexOf(newline, at);
    return end === -1 ? this.capacity - at + this.store.indexOf(newline) + 1 : end - at + 1;
  }

  private copy(bytes: number): Buffer {
    const end = this.start + bytes;
    if (end <= this.capacity) return Buffer.from(this.store.subarray(this.start, end));
    return Buffer.concat([this.store.subarray(this.start), this.store.subarray(0, end - this.capacity)]);
  }

  private wrap(bytes: Buffer, at: number): void {
    const fitting = bytes.copy(this.store, at);
    bytes.copy(this.store, 0, fitting);
  }
}

/** Lines in their order, up to `capacity` bytes of UTF-8; what does not fit pushes the oldest out, and is counted. */
export class LineRing {
  private lines: string[] = [];
  private head = 0;
  private size = 0;
  private lost = 0;

  constructor(private readonly capacity: number) {}

  get length(): number {
    return this.lines.length - this.head;
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
    this.lines.push(line);
    this.size += bytes;
    this.dropOldest();
  }

  /** Removes the oldest lines, as many as fit in `limit` bytes, at least one where there is one. */
  take(limit: number): string[] {
    const taken: string[] = [];
    for (let bytes = 0; this.length > 0;) {
      bytes += Buffer.byteLength(this.lines[this.head]!);
      if (taken.length > 0 && bytes > limit) break;
      taken.push(this.shift());
    }
    return taken;
  }

  /** Returns lines that were taken to the front. */
  putBack(lines: readonly string[]): void {
    this.lines = [...lines, ...this.lines.slice(this.head)];
    this.head = 0;
    for (const line of lines) this.size += Buffer.byteLength(line);
    this.dropOldest();
  }

  private dropOldest(): void {
    for (; this.size > this.capacity; this.lost++) this.shift();
  }

  private shift(): string {
    const line = this.lines[this.head]!;
    this.size -= Buffer.byteLength(line);
    this.lines[this.head++] = '';
    if (this.head > 1024 && this.head * 2 > this.lines.length) this.compact();
    return line;
  }

  private compact(): void {
    this.lines = this.lines.slice(this.head);
    this.head = 0;
  }
}

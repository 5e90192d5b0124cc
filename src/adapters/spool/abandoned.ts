import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const everyMs = 5_000;

/** Files in the folder that nobody writes any more. */
export class Abandoned {
  readonly #found = new Map<string, number>();
  #lookedAt = -Infinity;

  constructor(
    private readonly folder: string,
    private readonly afterMs: number,
    private readonly clock: () => number,
  ) {}

  get bytes(): number {
    let sum = 0;
    for (const bytes of this.#found.values()) sum += bytes;
    return sum;
  }

  /** Their paths, but for those of `own`; looks at the folder every five seconds. */
  async look(own: ReadonlyMap<string, unknown>): Promise<readonly string[]> {
    if (this.clock() - this.#lookedAt >= everyMs) {
      this.#lookedAt = this.clock();
      const names = (await readdir(this.folder)).filter((name) => name.endsWith('.clicks'));
      const strange = names.map((name) => join(this.folder, name)).filter((path) => !own.has(path));
      await Promise.all(strange.map((path) => this.#lookAt(path)));
    }
    return [...this.#found.keys()];
  }

  forget(path: string): void {
    this.#found.delete(path);
  }

  /** One that is gone meanwhile was taken up by another process. */
  async #lookAt(path: string): Promise<void> {
    const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: Infinity }));
    if (this.clock() - mtimeMs > this.afterMs) this.#found.set(path, size);
  }
}

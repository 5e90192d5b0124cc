import type { Engine } from './engine.js';
import { readMapping } from './index-mapping.js';

/** An index may have been dropped and made again with another mapping since. */
const freshMs = 10_000;
const most = 8;

interface Known {
  readonly fields: ReadonlySet<string>;
  readonly until: number;
}

/** Which fields each index has: that of another release may lack some of ours, and refuses what it does not know. */
export class IndexFields {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly engine: Engine,
    private readonly now: () => number = Date.now,
  ) {}

  /** Throws EngineRefusal with status 404 for an unknown index. */
  async of(index: string): Promise<ReadonlySet<string>> {
    const known = this.known.get(index);
    if (known && known.until > this.now()) return known.fields;
    const { fields } = await readMapping(this.engine, index);
    if (this.known.size >= most) this.known.clear();
    this.known.set(index, { fields, until: this.now() + freshMs });
    return fields;
  }
}

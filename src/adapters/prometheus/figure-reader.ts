import type { Figure, Figures } from '../../ports/figures.js';

const cacheMs = 2_000;
const timeoutMs = 1_000;

/** What one source said, or that it said nothing. */
export interface Read {
  readonly source: string;
  readonly figures: readonly Figure[] | undefined;
}

/** Asks all sources at once and remembers the answers for two seconds, so that no number of scrapes is a load on the systems behind. */
export class FigureReader {
  private asked: Promise<readonly Read[]> | undefined;
  private askedAt = -Infinity;

  constructor(
    private readonly sources: () => readonly Figures[],
    private readonly now: () => number = () => performance.now(),
  ) {}

  read(): Promise<readonly Read[]> {
    if (this.asked && this.now() - this.askedAt < cacheMs) return this.asked;
    this.askedAt = this.now();
    this.asked = Promise.all(this.sources().map(readOne));
    return this.asked;
  }
}

async function readOne(source: Figures): Promise<Read> {
  const signal = AbortSignal.timeout(timeoutMs);
  const late = new Promise<undefined>((resolve) =>
    signal.addEventListener('abort', () => resolve(undefined)),
  );
  const asked = async () => source.read(signal);
  return { source: source.name, figures: await Promise.race([asked().catch(() => undefined), late]) };
}

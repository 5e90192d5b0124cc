import { BackgroundLoop } from '../lifecycle/background-loop.js';
import type { CatalogueImage, ImageChecks, NewVerdict } from '../ports/image-checks.js';
import type { Images } from '../ports/images.js';
import type { Leases } from '../ports/leases.js';
import type { Lifecycle } from '../ports/lifecycle.js';
import { misplaced } from './misplaced.js';
import { verdictOf } from './verdict.js';

/** How many images are looked at between two breaths; all that ever waits. */
const pageSize = 60;
/** Longer than a page takes with hosts that are silent. */
const leaseMs = 120_000;
const standByMs = 5_000;
/** After the last product. */
const restMs = 600_000;
/** After a page where nothing was due, so that going round is no load. */
const breathMs = 20;
/** What nobody came by for so long belongs to no product any more. */
const overdueMs = 30 * 86_400_000;

/** Goes round all images of the catalogue, page by page, one instance at a time. */
export class ImageChecker extends BackgroundLoop {
  private readonly stopping = new AbortController();
  private after: string | undefined;
  /** What was found out, for the figures. */
  readonly looked = { alive: 0, dead: 0, silent: 0 };
  rearranged = 0;

  constructor(
    private readonly name: string,
    private readonly checks: ImageChecks,
    private readonly images: Images,
    private readonly leases: Leases,
    lifecycle: Lifecycle,
  ) {
    super(lifecycle);
  }

  protected override async step(): Promise<number> {
    if (!(await this.leases.acquire('image-check', this.name, leaseMs))) return standByMs;
    const { images, next } = await this.checks.page(this.after, pageSize);
    await this.check(images);
    if (this.stopping.signal.aborted) return 0;
    this.after = next;
    if (next !== undefined) return images.some(({ due }) => due) ? 0 : breathMs;
    await this.checks.forget(overdueMs);
    return restMs;
  }

  protected override stop(): void {
    this.stopping.abort();
  }

  protected override handOver(): Promise<void> {
    return this.leases.release('image-check', this.name);
  }

  private async check(images: readonly CatalogueImage[]): Promise<void> {
    const asked = new Map(images.filter(({ due }) => due).map((image) => [image.url, image]));
    const looks = await Promise.all([...asked.values()].map((image) => this.look(image)));
    const verdicts = looks.filter((one) => one !== undefined);
    if (verdicts.length > 0) await this.checks.record(verdicts);
    const moved = misplaced(images, new Map(verdicts.map((one) => [one.url, one])));
    if (moved.length > 0) this.rearranged += await this.checks.rearrange(moved);
  }

  private async look({ url, verdict }: CatalogueImage): Promise<NewVerdict | undefined> {
    const look = await this.images.look(url, this.stopping.signal);
    if (look === undefined) return undefined;
    this.looked[look]++;
    return verdictOf(url, look, verdict);
  }
}

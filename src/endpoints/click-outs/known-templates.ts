import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ClickTemplates } from '../../ports/click-templates.js';

const most = 1_000;
/** Then it is read again, beside the clicks. */
const freshMs = 1_000;
/** Then clicks wait for it. */
const oldMs = 10_000;

interface Known {
  readonly template: string | undefined;
  /** When it was read, or could not be. */
  readonly at: number;
}

/** Templates as they were some seconds ago, or when they could be read last. */
@Injectable()
export class KnownTemplates {
  private readonly known = new LRUCache<string, Known>({ max: most });

  constructor(private readonly templates: ClickTemplates) {}

  /** Undefined where the shop has none. */
  async of(shopId: string): Promise<string | undefined> {
    const known = this.known.get(shopId);
    const age = Date.now() - (known?.at ?? 0);
    if (!known || age > oldMs) return this.read(shopId, known);
    if (age > freshMs) void this.read(shopId, known);
    return known.template;
  }

  private async read(shopId: string, known: Known | undefined): Promise<string | undefined> {
    // Those who come meanwhile take what is there.
    if (known) this.keep(shopId, known.template);
    try {
      const template = (await this.templates.find(shopId))?.template;
      this.keep(shopId, template);
      return template;
    } catch (error) {
      if (!known) throw error;
      return known.template;
    }
  }

  private keep(shopId: string, template: string | undefined): void {
    this.known.set(shopId, { template, at: Date.now() });
  }
}

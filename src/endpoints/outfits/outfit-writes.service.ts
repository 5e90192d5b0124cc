import { Injectable } from '@nestjs/common';
import { type Json, mergePatch } from '../../catalogue/merge-patch.js';
import { type OutfitContent, outfitContentSchema, type OutfitPatch } from '../../catalogue/outfit.js';
import { Problem } from '../../catalogue/problem.js';
import { repeatableBy } from '../../http/idempotency.js';
import { assertVersion, changedMeanwhile, versionTag } from '../../http/preconditions.js';
import { refusal } from '../../http/validation.js';
import { Likes } from '../../ports/likes.js';
import {
  Outfits,
  type Repeatable,
  RepeatedOutfits,
  type StoredOutfit,
  type WrittenOutfit,
} from '../../ports/outfits.js';
import { KnownProducts } from './known-products.js';
import { OutfitsService } from './outfits.service.js';
import { OutfitView } from './outfit-view.js';

/** What was written, as its owner sees it. */
export interface OutfitAnswer {
  readonly id: string;
  readonly etag: string;
  readonly position: number;
  readonly json: string;
}

/** Writing outfits: each is its owner's alone. `ifMatch` is the header, which names what is to be changed. */
@Injectable()
export class OutfitWritesService {
  constructor(
    private readonly outfits: Outfits,
    private readonly repeated: RepeatedOutfits,
    private readonly likes: Likes,
    private readonly products: KnownProducts,
    private readonly reading: OutfitsService,
    private readonly view: OutfitView,
  ) {}

  async create(content: OutfitContent, person: string, key: string | undefined): Promise<OutfitAnswer> {
    const repeatable = repeatableBy(key, content);
    // Before the products are looked at: one may have disappeared since the first time.
    const earlier = repeatable && (await this.repeated.find(person, repeatable));
    return this.answer(earlier ?? (await this.make(person, content, repeatable)), new Set());
  }

  private async make(person: string, content: OutfitContent, repeatable: Repeatable | undefined) {
    await this.products.assert(content.items);
    return this.outfits.create(person, content, repeatable);
  }

  async replace(
    id: string,
    content: OutfitContent,
    person: string,
    ifMatch: string | undefined,
  ): Promise<OutfitAnswer> {
    return this.write(await this.own(id, person, ifMatch), content);
  }

  async patch(
    id: string,
    patch: OutfitPatch,
    person: string,
    ifMatch: string | undefined,
  ): Promise<OutfitAnswer> {
    const outfit = await this.own(id, person, ifMatch);
    return this.write(outfit, patched(outfit, patch));
  }

  /** The position of the change. */
  async remove(id: string, person: string, ifMatch: string | undefined): Promise<number> {
    const { version } = await this.own(id, person, ifMatch);
    const position = await this.outfits.remove(id, version);
    if (position === undefined) throw changedMeanwhile();
    return position;
  }

  private async own(id: string, person: string, ifMatch: string | undefined): Promise<StoredOutfit> {
    const outfit = await this.reading.visible(id, person);
    if (outfit.owner !== person) throw new Problem('forbidden', 'Only its owner may change an outfit.');
    assertVersion(ifMatch, outfit.version);
    return outfit;
  }

  private async write({ id, owner, version, items }: StoredOutfit, content: OutfitContent) {
    await this.products.assert(content.items, items);
    const written = await this.outfits.replace(id, version, content);
    if (!written) throw changedMeanwhile();
    return this.answer(written, await this.likes.among([id], owner));
  }

  private async answer(
    { outfit, position }: WrittenOutfit,
    liked: ReadonlySet<string>,
  ): Promise<OutfitAnswer> {
    const json = await this.view.whole(outfit, { id: outfit.owner, liked });
    return { id: outfit.id, etag: versionTag(outfit.version, json), position, json };
  }
}

/** The whole content after a patch, checked as if it had been sent as a whole. */
function patched(outfit: StoredOutfit, patch: OutfitPatch): OutfitContent {
  const { title, description, visibility, items, tags } = outfit;
  const before = { title, ...(description !== undefined && { description }), visibility, items, tags };
  const checked = outfitContentSchema.safeParse(mergePatch(before as Json, patch as Json));
  if (!checked.success) throw refusal(checked.error, 'body');
  return checked.data;
}

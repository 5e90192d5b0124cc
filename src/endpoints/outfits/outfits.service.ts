import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../catalogue/problem.js';
import { askedTerms } from '../../catalogue/text/outfit-terms.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { Links } from '../../http/links.js';
import { versionTag } from '../../http/preconditions.js';
import { reshape } from '../../http/shape.js';
import { Likes } from '../../ports/likes.js';
import { type OutfitQuery, Outfits, type StoredOutfit } from '../../ports/outfits.js';
import { OutfitView, type Viewer } from './outfit-view.js';
import type { ListQuery, OutfitQueryParameters } from './outfits.schema.js';

interface Tagged {
  readonly etag: string;
  readonly json: string;
}

/** Reading outfits. Persons are ids; undefined is anybody. */
@Injectable()
export class OutfitsService {
  constructor(
    private readonly outfits: Outfits,
    private readonly likes: Likes,
    private readonly view: OutfitView,
    private readonly links: Links,
  ) {}

  async list(query: ListQuery, person: string | undefined): Promise<Tagged> {
    const key = query.cursor === undefined ? undefined : decodeCursor(bound(query), query.cursor, isKey);
    const { items, next } = await this.outfits.list({
      ...filtersOf(query, person),
      sort: query.sort,
      limit: query.limit,
      after: key && { likeCount: key[0], id: key[1] },
    });
    const cards = await this.view.cards(items, await this.viewer(items, person));
    const cursor = next && encodeCursor(bound(query), [next.likeCount, next.id]);
    const page = {
      self: this.links.list(query),
      next: cursor && this.links.list({ ...query, cursor }),
    };
    const json = JSON.stringify({ items: reshape(cards, { fields: query.fields }), page });
    return { etag: `W/"${hash('sha1', json, 'base64url').slice(0, 20)}"`, json };
  }

  async get(id: string, query: OutfitQueryParameters, person: string | undefined): Promise<Tagged> {
    const outfit = await this.visible(id, person);
    const json = await this.view.whole(outfit, await this.viewer([outfit], person), query);
    return { etag: versionTag(outfit.version, json), json };
  }

  /** Throws a `not_found` problem for a draft of somebody else, as for what there is not. */
  async visible(id: string, person: string | undefined): Promise<StoredOutfit> {
    const outfit = await this.outfits.find(id);
    if (outfit && (outfit.visibility === 'public' || outfit.owner === person)) return outfit;
    throw unknownOutfit(id);
  }

  private async viewer(
    outfits: readonly StoredOutfit[],
    person: string | undefined,
  ): Promise<Viewer | undefined> {
    if (person === undefined) return undefined;
    const ids = outfits.map(({ id }) => id);
    return { id: person, liked: await this.likes.among(ids, person) };
  }
}

export function unknownOutfit(id: string): Problem {
  return new Problem('not_found', `There is no outfit ${id}.`);
}

/** Everybody sees what is public; the owner, asking for their own, all of it. */
function filtersOf(
  { owner, likedBy, product, q }: ListQuery,
  person: string | undefined,
): Pick<OutfitQuery, 'owner' | 'visibility' | 'likedBy' | 'product' | 'terms'> {
  const own = owner === 'me';
  if ((own || likedBy) && person === undefined)
    throw new Problem('unauthorized', 'Who is “me”? This needs a bearer token of a person in Authorization.');
  return {
    owner: own ? person : owner,
    visibility: own ? undefined : 'public',
    likedBy: likedBy && person,
    product,
    terms: q === undefined ? undefined : askedTerms(q),
  };
}

type Key = readonly [number, string];

function isKey(key: unknown): key is Key {
  return Array.isArray(key) && typeof key[0] === 'number' && typeof key[1] === 'string';
}

// A page goes on with the same filters and order; its size and shape may change on the way.
function bound({ owner, likedBy, product, q, sort }: ListQuery): unknown {
  return ['outfits', owner, likedBy, product, q, sort];
}

import { groupProductId, variantId, variantProductId } from '../../../catalogue/ids.js';
import type { StoredOffer } from '../../../catalogue/offer-order.js';
import type { FeedOffer } from '../../../catalogue/offer.js';
import type { Named } from '../../../catalogue/product.js';

/** A product with all its offers, as far as the transaction has come. */
export interface ProductState {
  readonly id: string;
  /** Absent for one that the catalogue does not have yet. */
  readonly stored?: { readonly createdAt: number; readonly checksum: string; readonly listed: boolean };
  readonly offers: Map<string, StoredOffer>;
}

/** What the database knows of the rows that are to be placed. */
export interface Shelves {
  readonly products: Map<string, ProductState>;
  /** The product of each variant. */
  readonly variants: Map<string, string>;
  /** The product of each of the shop's groups. */
  readonly groups: Map<string, string>;
}

/**
 * Puts rows of one shop, one after the other, into products. How the rows were cut into chunks makes no difference,
 * because each row sees only what those before it have done.
 *
 * - The same GTIN is the same variant, whoever sells it, and a variant is in one product. So a row whose GTIN others
 *   sell goes where they are; the row's group, when it is new, goes there too.
 * - Otherwise the row goes to its group's product, otherwise it founds one.
 * - A group that turns out to sell what another shop sells is folded into that shop's product, as long as nobody
 *   else is in the group's own.
 * - A shop that puts two rows into different groups says that they are different products: a shared GTIN then moves
 *   the row, never the groups.
 */
export class Placement {
  /** Products whose offers changed, in the order of the rows. */
  readonly touched = new Set<string>();
  /** Groups that got a product. */
  readonly newGroups = new Map<string, string>();
  /** Products that went into another one whole. */
  readonly folded: { readonly from: string; readonly to: string }[] = [];

  private readonly homes = new Map<string, ProductState>();

  constructor(
    private readonly shop: Named,
    private readonly shelves: Shelves,
  ) {
    for (const product of shelves.products.values())
      for (const id of product.offers.keys()) this.homes.set(id, product);
  }

  /** The product that an offer is in; it must have been placed or been there before. */
  productOf(id: string): ProductState {
    return this.homes.get(id)!;
  }

  place(id: string, row: FeedOffer): void {
    const variant = variantId(this.shop.id, row);
    const home = this.homes.get(id);
    const before = home?.offers.get(id);
    const stays = before !== undefined && before.variantId === variant && before.row.groupId === row.groupId;
    const product = stays ? home! : this.productFor(id, row, variant, before?.row.groupId !== undefined);
    const left = this.homes.get(id);
    if (left !== undefined && left !== product) this.remove(left, id);
    this.put(product, { id, shop: this.shop, variantId: variant, row, withdrawn: false });
  }

  private productFor(id: string, row: FeedOffer, variant: string, wasGrouped: boolean): ProductState {
    const known = this.knownProduct(row, variant);
    const group = row.groupId === undefined ? undefined : this.shelves.groups.get(row.groupId);
    const product = this.choose(
      id,
      row,
      variant,
      known,
      group === undefined ? undefined : this.product(group),
      wasGrouped,
    );
    this.shelves.variants.set(variant, product.id);
    if (row.groupId !== undefined && group === undefined) this.adoptGroup(id, row.groupId, product, known);
    return product;
  }

  private choose(
    id: string,
    row: FeedOffer,
    variant: string,
    known: ProductState | undefined,
    group: ProductState | undefined,
    wasGrouped: boolean,
  ): ProductState {
    const shared = known !== undefined && sellsAnother(known, variant, id);
    if (known === undefined || known === group) return group ?? this.found(row, variant);
    if (row.groupId === undefined)
      return shared || !wasGrouped ? known : this.product(variantProductId(variant));
    if (!shared) return group ?? (this.agrees(known, id, row.groupId) ? known : this.found(row, variant));
    if (group !== undefined && this.isOwn(group) && this.agrees(known, id, row.groupId))
      this.fold(group, known);
    return known;
  }

  private adoptGroup(
    id: string,
    groupId: string,
    product: ProductState,
    known: ProductState | undefined,
  ): void {
    const own = groupProductId(this.shop.id, groupId);
    if (product !== known || this.agrees(product, id, groupId) || product.id === own)
      this.setGroup(groupId, product.id);
  }

  private setGroup(groupId: string, productId: string): void {
    this.shelves.groups.set(groupId, productId);
    this.newGroups.set(groupId, productId);
  }

  /** Where a GTIN is already; a row without one brings nothing that others could share. */
  private knownProduct(row: FeedOffer, variant: string): ProductState | undefined {
    if (row.gtin === undefined) return undefined;
    const id = this.shelves.variants.get(variant);
    return id === undefined ? undefined : this.product(id);
  }

  private found(row: FeedOffer, variant: string): ProductState {
    return this.product(
      row.groupId === undefined ? variantProductId(variant) : groupProductId(this.shop.id, row.groupId),
    );
  }

  /** Whether the shop has nothing in the product that it counts to another group. */
  private agrees(product: ProductState, id: string, groupId: string): boolean {
    for (const offer of product.offers.values()) {
      const other = offer.row.groupId;
      if (offer.id !== id && offer.shop.id === this.shop.id && other !== undefined && other !== groupId)
        return false;
    }
    return true;
  }

  private isOwn(product: ProductState): boolean {
    for (const offer of product.offers.values()) if (offer.shop.id !== this.shop.id) return false;
    return true;
  }

  private fold(from: ProductState, to: ProductState): void {
    for (const offer of from.offers.values()) this.put(to, offer);
    from.offers.clear();
    this.touched.add(from.id);
    this.folded.push({ from: from.id, to: to.id });
    redirect(this.shelves.variants, from.id, to.id);
    redirect(this.shelves.groups, from.id, to.id);
    redirect(this.newGroups, from.id, to.id);
  }

  private put(product: ProductState, offer: StoredOffer): void {
    product.offers.set(offer.id, offer);
    this.homes.set(offer.id, product);
    this.touched.add(product.id);
  }

  private remove(product: ProductState, id: string): void {
    product.offers.delete(id);
    this.touched.add(product.id);
  }

  private product(id: string): ProductState {
    const known = this.shelves.products.get(id);
    if (known !== undefined) return known;
    const made: ProductState = { id, offers: new Map() };
    this.shelves.products.set(id, made);
    return made;
  }
}

function sellsAnother(product: ProductState, variant: string, id: string): boolean {
  for (const offer of product.offers.values())
    if (offer.variantId === variant && offer.id !== id) return true;
  return false;
}

function redirect(map: Map<string, string>, from: string, to: string): void {
  for (const [key, value] of map) if (value === from) map.set(key, to);
}

import { Expose, Type } from 'n-class-transformer';
import { IsOptional, IsString } from 'n-class-validator';

const plain = undefined;

/** A class of an answer: each member with its decorators, in the order in which the service sends them. */
function dto(members) {
  class Dto {}
  for (const [name, type] of Object.entries(members)) {
    Expose()(Dto.prototype, name);
    if (type) Type(() => type)(Dto.prototype, name);
  }
  return Dto;
}

const Money = dto({ amount: plain, currency: plain });
const Named = dto({ id: plain, name: plain });
const offered = { id: plain, shop: Named, sku: plain, price: Money, listPrice: Money, inStock: plain };
const Offer = dto({ ...offered, availability: plain, sizes: plain, link: plain });
const Variant = dto({
  ...{ id: plain, gtin: plain, colour: plain, sizes: plain, images: plain, offers: Offer },
});
const priced = {
  ...{ sizes: plain, image: plain, priceRange: dto({ min: Money, max: Money }), bestOffer: dto(offered) },
  ...{ offerCount: plain, inStock: plain, onSale: plain },
};
const Card = dto({
  ...{ id: plain, title: plain, brand: Named, category: Named, gender: plain, colour: plain, ...priced },
});

export const ProductDto = dto({
  ...{ id: plain, title: plain, brand: Named, category: dto({ id: plain, name: plain, path: Named }) },
  ...{ gender: plain, colour: plain, ...priced, description: plain, ageGroup: plain, material: plain },
  ...{ colours: plain, images: plain, variants: Variant, createdAt: plain },
});
export const PageDto = dto({ items: Card, page: dto({ self: plain, next: plain }) });

export class ListQuery {}
for (const name of ['brand', 'category']) {
  IsOptional()(ListQuery.prototype, name);
  IsString()(ListQuery.prototype, name);
}

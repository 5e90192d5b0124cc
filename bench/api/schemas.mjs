// As fast-json-stringify takes them; the members stand in the order in which the service sends them.
const text = { type: 'string' };
const number = { type: 'number' };
const flag = { type: 'boolean' };
const list = (items) => ({ type: 'array', items });
const object = (properties) => ({ type: 'object', properties });

const money = object({ amount: number, currency: text });
const named = object({ id: text, name: text });
const offered = { id: text, shop: named, sku: text, price: money, listPrice: money, inStock: flag };
const offer = object({ ...offered, availability: text, sizes: list(text), link: text });
const priced = {
  sizes: list(text),
  image: text,
  priceRange: object({ min: money, max: money }),
  bestOffer: object(offered),
  offerCount: number,
  inStock: flag,
  onSale: flag,
};
const variant = object({
  ...{ id: text, gtin: text, colour: text, sizes: list(text), images: list(text), offers: list(offer) },
});

export const detail = object({
  ...{ id: text, title: text, brand: named, category: object({ id: text, name: text, path: list(named) }) },
  ...{ gender: text, colour: text, ...priced, description: text, ageGroup: text, material: text },
  ...{ colours: list(text), images: list(text), variants: list(variant), createdAt: text },
});

const card = object({
  ...{ id: text, title: text, brand: named, category: named, gender: text, colour: text, ...priced },
});

export const page = object({ items: list(card), page: object({ self: text, next: text }) });

import type { Availability } from '../../catalogue/offer.js';

const words: Record<Availability, string> = {
  in_stock:
    'instock available yes y 1 true limitedavailability instoreonly onlineonly availablefororder auflager lieferbar ' +
    'sofortlieferbar verfügbar',
  out_of_stock:
    'outofstock soldout no n 0 false unavailable discontinued ausverkauft nichtlieferbar nichtverfügbar',
  preorder: 'preorder presale vorbestellung vorbestellbar',
  backorder: 'backorder backordered nachbestellt',
};

const meanings = new Map<string, Availability>();
for (const [availability, names] of Object.entries(words)) {
  for (const name of names.split(' ')) meanings.set(name, availability as Availability);
}

/** Understands Google's words, schema.org's, Awin's 1 and 0, yes and no; undefined for what it does not know. */
export function availabilityOf(text: string): Availability | undefined {
  const word = text
    .toLowerCase()
    .replace(/^https?:\/\/schema\.org\//, '')
    .replace(/[\s_.-]+/g, '');
  return meanings.get(word);
}

import type { ProductDocument } from '../../catalogue/product.js';
import { foldedWords } from '../../catalogue/text/understand.js';

const colourWords = (
  'black white red blue green yellow grey gray brown pink purple orange navy beige maroon olive gold silver cream ' +
  'khaki turquoise teal burgundy charcoal tan multi multicolour multicolor coloured dark light schwarz weiss rot blau ' +
  'grun gelb grau braun rosa lila silber dunkelblau hellblau'
).split(' ');

/** The same for one product in several colours: brand and title without the words for colours. */
export function styleOf(product: Pick<ProductDocument, 'title' | 'brand' | 'colours'>): string {
  const colours = new Set([...colourWords, ...product.colours.flatMap(foldedWords)]);
  const words = foldedWords(product.title);
  const plain = words.filter((word) => !colours.has(word));
  return `${product.brand?.id ?? ''} ${(plain.length > 0 ? plain : words).join(' ')}`;
}

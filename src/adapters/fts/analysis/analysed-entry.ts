import type { ProductDocument } from '../../../catalogue/product.js';
import type { IndexEntry } from '../../../ports/search-index.js';
import { docValues, labelsOf, type DocValues } from './doc-values.js';
import { documentText, type DocumentText } from './document-text.js';

/** An entry with all that an index keeps of it; `content` is absent where the product leaves the index. */
export interface AnalysedEntry {
  readonly entry: IndexEntry;
  readonly content?: {
    readonly text: DocumentText;
    readonly values: DocValues;
    readonly labels: ReturnType<typeof labelsOf>;
    readonly description?: string;
  };
}

/** Throws where the entry's document is not one. */
export function analysed(entry: IndexEntry): AnalysedEntry {
  if (!entry.listed) return { entry };
  const product = JSON.parse(entry.document) as ProductDocument;
  const { description } = product;
  return {
    entry,
    content: {
      text: documentText(product),
      values: docValues(product),
      labels: labelsOf(product),
      description,
    },
  };
}

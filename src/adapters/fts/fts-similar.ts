import { Injectable } from '@nestjs/common';
import type { Database } from 'better-sqlite3';
import type { ProductCard } from '../../catalogue/product.js';
import { termOf } from '../../catalogue/text/stem.js';
import { foldedWords } from '../../catalogue/text/understand.js';
import type { SearchHit } from '../../ports/product-search.js';
import { SimilarProducts } from '../../ports/similar-products.js';
import { FtsFile } from './fts-file.js';
import { hitsOf } from './hits.js';
import { CurrentModel } from './model/current-model.js';
import type { IndexModel } from './model/index-model.js';
import { anyOf } from './query/expression.js';
import type { Group } from './query/intent.js';
import { kinship } from './query/kinship.js';
import { firstPlaces } from './query/order.js';
import { Matcher } from './query/scored-products.js';

const mostTerms = 8;
/** Terms that more products have are no mark of a kind, and take long to go through. */
const mostProducts = 5_000;

/** The nearest by the rarer words of the title, by category, gender and price. */
@Injectable()
export class FtsSimilarProducts extends SimilarProducts {
  constructor(
    private readonly file: FtsFile,
    private readonly models: CurrentModel,
  ) {
    super();
  }

  async similar(id: string, limit: number): Promise<readonly SearchHit[] | undefined> {
    return this.models.with(async (model) => {
      const n = model.columns.find(id);
      if (n === undefined) return undefined;
      const places = firstPlaces(await this.kin(model, n), limit, undefined);
      return hitsOf(this.file.reader, model.tables, places, new Set());
    });
  }

  private async kin(model: IndexModel, n: number) {
    const { columns } = model;
    const titles = await new Matcher(this.file.reader, model).match(
      anyOf(rareTerms(this.file.reader, model, n)),
    );
    const isSameKind = sameCategory(model, n);
    const numbers = new Set([...titles.keys(), ...columns.listed().filter(isSameKind)]);
    return [...numbers].flatMap((other) => {
      const near = kinship(columns, n, other);
      const key = -near * (1 + (titles.get(other) ?? 0));
      return near > 0 ? [{ n: other, id: columns.ids[other]!, key }] : [];
    });
  }
}

function sameCategory({ columns }: IndexModel, n: number): (other: number) => boolean {
  const { category } = columns.lists;
  const ordinal = category.ordinal(n);
  return (other) => ordinal !== 0 && category.ordinal(other) === ordinal;
}

function rareTerms(db: Database, model: IndexModel, n: number): Group {
  const sql = `SELECT card FROM ${model.tables.card} WHERE n = ?`;
  const card = db.prepare<[number], string>(sql).pluck().get(n);
  const { title = '' } = card === undefined ? {} : (JSON.parse(card) as ProductCard);
  const terms = [...new Set(foldedWords(title).map(termOf))].filter(
    (term) => model.countOf(term) <= mostProducts,
  );
  const rarest = terms.toSorted((a, b) => model.countOf(a) - model.countOf(b)).slice(0, mostTerms);
  return rarest.map((term) => ({ terms: [term], inOrder: false, isSynonym: false }));
}

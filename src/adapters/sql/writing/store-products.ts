import type { ToBase } from '../../../catalogue/base-price.js';
import { buildProduct, emptied, type BuiltProduct } from '../../../catalogue/merge.js';
import type { ProductDocument } from '../../../catalogue/product.js';
import type { Dialect, Queryable } from '../database.js';
import { allocate } from '../positions.js';
import { deadImages } from './dead-images.js';
import type { KnownNames, WrittenNames } from './known-names.js';
import type { ProductState } from './placement.js';
import { executeIn, insertRows, selectIn, upsertRows, type Row } from './rows.js';

interface Change {
  readonly state: ProductState;
  readonly built: BuiltProduct;
  readonly createdAt: number;
}

export interface StoredChanges {
  /** The position of the last one; absent where no document became another. */
  readonly position?: number;
  readonly names: WrittenNames;
}

/** Builds the documents of products and writes those that became others, with their entries in the change log. */
export async function storeProducts(
  tx: Queryable,
  dialect: Dialect,
  names: KnownNames,
  products: readonly ProductState[],
  { now, toBase }: { readonly now: number; readonly toBase: ToBase },
): Promise<StoredChanges> {
  const dead = await deadImages(tx, products);
  const changes = [...built(products, { now, toBase, dead }), ...(await withoutOffers(tx, products))].filter(
    differs,
  );
  if (changes.length === 0) return { names: new Set() };
  const written = await names.write(
    tx,
    dialect,
    changes.map(({ built: { document } }) => document),
  );
  const first = await allocate(tx, changes.length);
  await writeRows(tx, dialect, changes);
  await upsertRows(
    tx,
    dialect,
    documentTable,
    changes.map((change, index) => documentRow(change, first + index)),
  );
  await insertRows(
    tx,
    dialect,
    logTable,
    changes.map((change, index) => logRow(change, first + index, now)),
  );
  return { position: first + changes.length - 1, names: written };
}

interface Building {
  readonly now: number;
  readonly toBase: ToBase;
  readonly dead: ReadonlySet<string>;
}

function built(products: readonly ProductState[], { now, toBase, dead }: Building): Change[] {
  const sold = products.filter(({ offers }) => offers.size > 0);
  return sold.map((state) => {
    const createdAt = state.stored?.createdAt ?? now;
    return {
      state,
      createdAt,
      built: buildProduct({ id: state.id, createdAt, offers: [...state.offers.values()] }, toBase, dead),
    };
  });
}

async function withoutOffers(tx: Queryable, products: readonly ProductState[]): Promise<Change[]> {
  const empty = new Map(
    products.filter(({ stored, offers }) => stored && offers.size === 0).map((state) => [state.id, state]),
  );
  const sql = (list: string) => `SELECT document FROM product_document WHERE product_id IN ${list}`;
  const rows = await selectIn<{ document: string }>(tx, empty.keys(), sql);
  return rows.map((row) => {
    const document = JSON.parse(row.document) as ProductDocument;
    const state = empty.get(document.id)!;
    return { state, createdAt: state.stored!.createdAt, built: emptied(document) };
  });
}

function differs({ state: { stored }, built: { checksum, listed } }: Change): boolean {
  return stored === undefined || stored.checksum !== checksum || stored.listed !== listed;
}

async function writeRows(tx: Queryable, dialect: Dialect, changes: readonly Change[]): Promise<void> {
  const before = changes.filter(({ state }) => state.stored !== undefined).map(({ state }) => state.id);
  await executeIn(tx, before, (list) => `DELETE FROM image WHERE product_id IN ${list}`);
  await upsertRows(tx, dialect, productTable, changes.map(productRow));
  await upsertRows(tx, dialect, variantTable, changes.flatMap(variantRows));
  await insertRows(tx, dialect, imageTable, changes.flatMap(imageRows));
}

const productTable = {
  name: 'product',
  columns: [
    'id',
    'brand_id',
    'category_id',
    'title',
    'description',
    'gender',
    'age_group',
    'material',
    'created_at',
  ],
  keys: ['id'],
};

function productRow({ built: { document }, createdAt }: Change): Row {
  const { id, brand, category, title, description, gender, ageGroup, material } = document;
  return [
    ...[id, brand?.id ?? null, category?.id ?? null, title, description ?? null],
    ...[gender ?? null, ageGroup ?? null, material ?? null, createdAt],
  ];
}

const variantTable = {
  name: 'variant',
  columns: ['id', 'product_id', 'gtin', 'colour', 'sizes'],
  keys: ['id'],
};

function variantRows({ built: { document } }: Change): Row[] {
  return document.variants.map(({ id, gtin, colour, sizes }) => {
    return [id, document.id, gtin ?? null, colour ?? null, JSON.stringify(sizes)];
  });
}

const imageTable = { name: 'image', columns: ['product_id', 'n', 'variant_id', 'url'] };

function imageRows({ built: { document } }: Change): Row[] {
  const owner = (url: string) => document.variants.find(({ images }) => images.includes(url))?.id;
  return document.images.flatMap((url, n) => {
    const variant = owner(url);
    return variant === undefined ? [] : [[document.id, n, variant, url]];
  });
}

const documentTable = {
  name: 'product_document',
  columns: [
    ...['product_id', 'position', 'checksum', 'listed', 'document', 'card', 'brand_id', 'category_id'],
    ...['in_stock', 'on_sale', 'sort_price', 'created_at'],
  ],
  keys: ['product_id'],
};

function documentRow({ built: product, createdAt }: Change, position: number): Row {
  const { document, checksum, listed, json, cardJson, sortPrice } = product;
  const { id, brand, category, inStock, onSale } = document;
  return [
    ...[id, position, checksum, Number(listed), json, cardJson, brand?.id ?? null, category?.id ?? null],
    ...[Number(inStock), Number(onSale), sortPrice, createdAt],
  ];
}

const logTable = { name: 'change_entry', columns: ['position', 'type', 'entity_id', 'kind', 'at'] };

function logRow({ state, built: { listed } }: Change, position: number, now: number): Row {
  return [position, 'product', state.id, listed ? 'changed' : 'withdrawn', now];
}

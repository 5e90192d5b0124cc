import type { QueryRunner } from 'typeorm';
import type { Expand } from './migration.js';
import { createTable, dropTables, nullable, typesOf } from './table.js';

/** Outfits with what they are found by, likes, favourites, and the answers to requests that may be sent again. */
export class Outfits1700000012000 implements Expand {
  readonly name = 'Outfits1700000012000';
  readonly kind = 'expand';

  async up(runner: QueryRunner): Promise<void> {
    await createOutfits(runner);
    await createWaysToThem(runner);
    await createPreferences(runner);
    await createRepeats(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    const tables = ['outfit_repeat', 'favourite', 'outfit_like', 'outfit_term', 'outfit_product', 'outfit'];
    return dropTables(runner, tables);
  }
}

async function createOutfits(runner: QueryRunner): Promise<void> {
  const { id, text, mediumtext, int, bigint } = typesOf(runner);
  await createTable(runner, 'outfit', {
    columns: {
      id: id(26),
      owner_id: id(16),
      visibility: id(10),
      title: text,
      description: nullable(text),
      tags: text,
      items: mediumtext,
      version: int,
      like_count: int,
      created_at: bigint,
      updated_at: bigint,
    },
    primaryKey: ['id'],
    indexes: {
      outfit_newest: ['visibility', 'id'],
      outfit_popular: ['visibility', 'like_count', 'id'],
      outfit_owner: ['owner_id', 'id'],
    },
  });
}

/** Both lists have the visibility, so that drafts of others are not walked over. */
async function createWaysToThem(runner: QueryRunner): Promise<void> {
  const { id } = typesOf(runner);
  await createTable(runner, 'outfit_product', {
    columns: { product_id: id(16), visibility: id(10), outfit_id: id(26) },
    primaryKey: ['product_id', 'visibility', 'outfit_id'],
    indexes: { outfit_product_outfit: ['outfit_id'] },
  });
  await createTable(runner, 'outfit_term', {
    columns: { term: id(40), visibility: id(10), outfit_id: id(26) },
    primaryKey: ['term', 'visibility', 'outfit_id'],
    indexes: { outfit_term_outfit: ['outfit_id'] },
  });
}

async function createPreferences(runner: QueryRunner): Promise<void> {
  const { id, bigint } = typesOf(runner);
  await createTable(runner, 'outfit_like', {
    columns: { outfit_id: id(26), person_id: id(16), created_at: bigint },
    primaryKey: ['outfit_id', 'person_id'],
    indexes: { like_person: ['person_id', 'outfit_id'] },
  });
  await createTable(runner, 'favourite', {
    columns: { person_id: id(16), product_id: id(16), created_at: bigint },
    primaryKey: ['person_id', 'product_id'],
    indexes: { favourite_newest: ['person_id', 'created_at', 'product_id'] },
  });
}

async function createRepeats(runner: QueryRunner): Promise<void> {
  const { id, mediumtext, bigint } = typesOf(runner);
  await createTable(runner, 'outfit_repeat', {
    columns: {
      person_id: id(16),
      request_key: id(200),
      digest: id(64),
      written: mediumtext,
      expires_at: bigint,
    },
    primaryKey: ['person_id', 'request_key'],
    indexes: { repeat_expiry: ['expires_at'] },
  });
}

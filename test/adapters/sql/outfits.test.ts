import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SqlRepeatedOutfits } from '../../../src/adapters/sql/outfits/repeats.js';
import { SqlFavourites } from '../../../src/adapters/sql/outfits/sql-favourites.js';
import { SqlLikes } from '../../../src/adapters/sql/outfits/sql-likes.js';
import { SqlOutfits } from '../../../src/adapters/sql/outfits/sql-outfits.js';
import { SqlPersonalData } from '../../../src/adapters/sql/outfits/sql-personal-data.js';
import { SqlDocumentSource } from '../../../src/adapters/sql/reading/document-source.js';
import {
  favouritesContract,
  likesContract,
  type LoggedChange,
  outfitsContract,
  type People,
  personalDataContract,
} from '../../contracts/outfits.js';
import { anOutfit } from '../../support/outfit.js';
import { storeProducts } from '../../support/stored-product.js';
import { describeOnEmpty, type SharedDatabase } from './sql-databases.js';

describeOnEmpty('SqlOutfits', (open) => outfitsContract(peopleIn(open)));
describeOnEmpty('SqlLikes', (open) => likesContract(peopleIn(open)));
describeOnEmpty('SqlFavourites', (open) => favouritesContract(peopleIn(open)));
describeOnEmpty('SqlPersonalData', (open) => personalDataContract(peopleIn(open)));

interface Step {
  readonly person: number;
  readonly liked: boolean;
}

const steps = fc.array(fc.record({ person: fc.nat(5), liked: fc.boolean() }), { maxLength: 24 });

describeOnEmpty('likes in any order', (open) => {
  it('come to as many as there are persons who like, steps of one person in order and of several at once', async () => {
    const { outfits, likes, others, close } = await peopleIn(open)();
    const instances = [likes, others(), others()];
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { outfit } = await outfits.create('ann', anOutfit());
        const persons = [...new Set(all.map(({ person }) => person))];
        await Promise.all(persons.map((person) => inTurn(all.filter((step) => step.person === person))));
        const last = new Map(all.map(({ person, liked }) => [person, liked]));
        const liking = [...last.values()].filter(Boolean).length;
        expect((await outfits.find(outfit.id))!.likeCount).toBe(liking);

        async function inTurn(own: readonly Step[]): Promise<void> {
          for (const { person, liked } of own)
            await instances[person % 3]!.set(outfit.id, `person-${person}`, liked);
        }
      }),
      { numRuns: 25 },
    );
    await close();
  }, 60_000);
});

describeOnEmpty('the memory of requests', (open) => {
  it('ends after a day, and is cleared in bounded parts', async () => {
    const { database, close } = await open();
    const outfits = new SqlOutfits(database);
    const repeatable = { key: 'k', digest: 'd' };
    const first = await outfits.create('ann', anOutfit(), repeatable);
    await database.execute('UPDATE outfit_repeat SET expires_at = 1');
    expect(await new SqlRepeatedOutfits(database).find('ann', repeatable)).toBeUndefined();
    const second = await outfits.create('ann', anOutfit(), { ...repeatable, digest: 'other' });
    expect(second.outfit.id).not.toBe(first.outfit.id);
    expect(await database.query('SELECT digest FROM outfit_repeat')).toEqual([{ digest: 'other' }]);
    await close();
  });
});

describeOnEmpty('what is no product', (open) => {
  it('is in sight for those who wait for its position, and is no entry for the search index', async () => {
    const { outfits, stock, close, database } = await peopleIn(open)();
    await stock('a');
    const source = new SqlDocumentSource(database);
    const head = await source.head();
    const { position } = await outfits.create('ann', anOutfit());
    expect(await source.inSight()).toBe(position);
    expect([await source.head(), await source.after(head, 10)]).toEqual([head, []]);
    await close();
  });
});

function peopleIn(open: () => Promise<SharedDatabase>) {
  return async (): Promise<People & SharedDatabase> => {
    const { database, close } = await open();
    return {
      database,
      close,
      outfits: new SqlOutfits(database),
      repeated: new SqlRepeatedOutfits(database),
      likes: new SqlLikes(database),
      others: () => new SqlLikes(database),
      favourites: new SqlFavourites(database),
      personalData: new SqlPersonalData(database),
      stock: (...ids) =>
        database.transaction((tx) =>
          storeProducts(
            tx,
            ids.map((id) => ({ id })),
          ),
        ),
      changes: () =>
        database.query<LoggedChange>(
          'SELECT position, type, entity_id AS id, kind FROM change_entry ORDER BY position',
        ),
    };
  };
}

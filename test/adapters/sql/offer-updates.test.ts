import { SqlOfferUpdates } from '../../../src/adapters/sql/writing/offer-updates.js';
import { inEuros } from '../../../src/catalogue/base-price.js';
import { offerUpdatesContract } from '../../contracts/offer-updates.js';
import { describeSql } from './sql-databases.js';
import { importingOver } from './sql-importing.js';

describeSql('OfferUpdates', (open) =>
  offerUpdatesContract(async () => {
    const connection = await open();
    const updates = new SqlOfferUpdates(connection.database, inEuros({}));
    return { updates, importing: importingOver(connection) };
  }),
);

import { SqlKeptRates } from '../../../src/adapters/sql/third-parties/kept-rates.js';
import { keptRatesContract } from '../../contracts/kept-rates.js';
import { describeOnEmpty } from './sql-databases.js';

describeOnEmpty('KeptRates', (open) =>
  keptRatesContract(async () => {
    const { database, close } = await open();
    return { kept: new SqlKeptRates(database), close };
  }),
);

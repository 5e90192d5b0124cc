import { SqlImageChecks } from '../../../src/adapters/sql/third-parties/image-checks.js';
import { inEuros } from '../../../src/catalogue/base-price.js';
import { imageChecksContract } from '../../contracts/image-checks.js';
import { describeSql } from './sql-databases.js';
import { importingOver } from './sql-importing.js';

describeSql('ImageChecks', (open) =>
  imageChecksContract(async () => {
    const connection = await open();
    const checks = new SqlImageChecks(connection.database, inEuros({}));
    return { checks, importing: importingOver(connection) };
  }),
);

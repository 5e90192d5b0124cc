import { SqlChangeReader } from '../../../src/adapters/sql/reading/change-reader.js';
import { SqlChangeTrimmer } from '../../../src/adapters/sql/writing/change-trimmer.js';
import { changeLogContract } from '../../contracts/change-log.js';
import { writeChanges } from '../../support/change-log.js';
import { describeOnEmpty } from './sql-databases.js';

describeOnEmpty('SqlChangeReader and SqlChangeTrimmer', (open) =>
  changeLogContract(async () => {
    const { database, close } = await open();
    return {
      reader: new SqlChangeReader(database),
      trimmer: new SqlChangeTrimmer(database),
      write: (changes) => writeChanges(database, changes),
      close,
    };
  }),
);

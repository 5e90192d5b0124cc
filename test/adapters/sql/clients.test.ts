import { SqlClientKeys } from '../../../src/adapters/sql/access/client-keys.js';
import { SqlClients } from '../../../src/adapters/sql/access/clients.js';
import { clientsContract } from '../../contracts/clients.js';
import { describeOnEmpty } from './sql-databases.js';

describeOnEmpty('SqlClients', (open) => {
  clientsContract(async () => {
    const { database, close } = await open();
    return { clients: new SqlClients(database), keys: new SqlClientKeys(database), close };
  });
});

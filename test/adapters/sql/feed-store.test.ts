import { feedStoreContract } from '../../contracts/feed-store.js';
import { describeSql } from './sql-databases.js';
import { sqlImporting } from './sql-importing.js';

describeSql('SqlFeedStore', (open) => feedStoreContract(sqlImporting(open)));

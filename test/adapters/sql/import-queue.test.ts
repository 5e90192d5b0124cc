import { importQueueContract } from '../../contracts/import-queue.js';
import { describeSql } from './sql-databases.js';
import { sqlImporting } from './sql-importing.js';

describeSql('SqlImportQueue', (open) => importQueueContract(sqlImporting(open)));

import { catalogueWriterContract } from '../../contracts/catalogue-writer.js';
import { describeSql } from './sql-databases.js';
import { sqlImporting } from './sql-importing.js';

describeSql('SqlCatalogueWriter', (open) => catalogueWriterContract(sqlImporting(open)));

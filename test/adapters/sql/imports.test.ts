import { importsContract } from '../../contracts/imports.js';
import { describeSql } from './sql-databases.js';
import { sqlImporting } from './sql-importing.js';

describeSql('SqlImports', (open) => importsContract(sqlImporting(open)));

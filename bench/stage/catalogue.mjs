import { feedFile, ownFolder } from './feeds.mjs';
import { ogrom } from './processes.mjs';

/** Makes the schema in an empty database, imports a feed of so many rows and builds the index. */
export async function aCatalogue(env, rows) {
  await ogrom(['migrate'], env);
  await ogrom(['import', await feedFile(rows, ownFolder()), '--shop', 'Bench', '--json'], env);
  await ogrom(['index', 'build', '--json'], env);
}

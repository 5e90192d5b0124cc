import { Catalogue1700000001000 } from './1700000001000-catalogue.js';
import { Documents1700000002000 } from './1700000002000-documents.js';
import { Imports1700000003000 } from './1700000003000-imports.js';
import { Indexing1700000004000 } from './1700000004000-indexing.js';
import { Releases1700000005000 } from './1700000005000-releases.js';
import { Clients1700000006000 } from './1700000006000-clients.js';
import { StalledImports1700000007000 } from './1700000007000-stalled-imports.js';
import { Outfits1700000012000 } from './1700000012000-outfits.js';
import { ThirdParties1700000016000 } from './1700000016000-third-parties.js';
import { Clicks1700000030000 } from './1700000030000-clicks.js';
import type { Migration } from './migration.js';

/** All of them, oldest first. This folder needs nothing of src/: the release before this one is tested with it. */
export const migrations: readonly (new () => Migration)[] = [
  Catalogue1700000001000,
  Documents1700000002000,
  Imports1700000003000,
  Indexing1700000004000,
  Releases1700000005000,
  Clients1700000006000,
  StalledImports1700000007000,
  Outfits1700000012000,
  ThirdParties1700000016000,
  Clicks1700000030000,
];

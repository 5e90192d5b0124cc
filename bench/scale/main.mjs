// Processes behind HAProxy, and catalogues that grow: `npm run bench:scale -- --help`.
import { writeFileSync } from 'node:fs';
import { findProgram } from '../../scripts/services/processes.mjs';
import { ownStage } from '../stage/database.mjs';
import { ownFolder, sharedFeeds } from '../stage/feeds.mjs';
import { tell } from '../stage/figures.mjs';
import { optionsOf, path, seconds, whole, wholes } from '../stage/options.mjs';
import { ogrom } from '../stage/processes.mjs';
import { ofSizes } from './catalogues.mjs';
import { plot } from './plot.mjs';
import { behindBalancer } from './processes.mjs';
import { catalogueTable, ofCatalogues, ofFleets, panes, processTable } from './report.mjs';

const options = optionsOf(
  'bench:scale',
  {
    ...{ processes: wholes([1, 2, 4]), products: wholes([10_000, 100_000]), rounds: whole(3) },
    ...{ seconds: seconds(3), shops: whole(3, 1, 3), plot: path('FILE.svg') },
  },
  "an empty list, --processes '', leaves a part out; --shops: of catalogues, 1 to 3 that sell the same products",
);
if (options.processes.length > 0) requireBalancer();
const load = { rounds: options.rounds, seconds: options.seconds, connections: 32 };
const results = {
  processes: await fleets(options.processes),
  catalogues: await ofSizes(options.products, options.shops, load),
};
tell(options, `${processTable(results.processes)}\n${catalogueTable(results.catalogues)}`, {
  ratios: [...ofFleets(results.processes), ...ofCatalogues(results.catalogues)],
  ...results,
});
if (options.plot && results.catalogues.length > 1)
  writeFileSync(options.plot, plot(panes(results.catalogues)));

function requireBalancer() {
  if (findProgram('haproxy')) return;
  process.stderr.write(
    "haproxy is missing: install it (apt-get install haproxy), or leave it out by --processes ''\n",
  );
  process.exit(3);
}

async function fleets(of) {
  if (of.length === 0) return [];
  const stage = await ownStage();
  try {
    await ogrom(['migrate'], stage.env);
    for (const { shop, file } of await sharedFeeds(10_000, ownFolder()))
      await ogrom(['import', file, '--shop', shop, '--json'], stage.env);
    await ogrom(['index', 'build', '--json'], stage.env);
    return await behindBalancer(stage, of, load);
  } finally {
    await stage.drop();
  }
}

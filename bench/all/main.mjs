// All benches one after the other, beside what is kept: `npm run bench -- --help`.
import { tell } from '../stage/figures.mjs';
import { flag, optionsOf, some } from '../stage/options.mjs';
import { benches } from './benches.mjs';
import { compared, failed, joined, misses } from './compared.mjs';
import { keep, keptOf, kindOf } from './kept.mjs';
import { progress } from './progress.mjs';
import { report } from './report.mjs';
import { ran, stopped } from './run.mjs';

const options = optionsOf(
  'bench',
  { only: some(Object.keys(benches)), quick: flag, keep: flag },
  `Runs ${Object.keys(benches).join(', ')}, and fails where a ratio misses its bar, or is worse than
the kept one in bench/results.json by more than a tenth (of a p99 only its bar counts). One that seems so is measured
again, twice at most; the median counts.
--quick: shorter rounds, with kept results of their own and no bars; --keep: keeps these`,
);
/** One noisy machine makes a ratio swing by more than a tenth. */
const mostRuns = 3;
const kind = kindOf(options.quick);
const kept = keptOf(kind);
const chosen = options.only ?? Object.keys(benches);
const shown = progress(process.stderr, chosen.length);
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.once(signal, async () => {
    await stopped(signal);
    told();
    process.exit(code);
  });

const results = [];
for (const [n, bench] of chosen.entries()) results.push(await measured(bench, n + 1));
if (options.keep) keep(kind, sound(results));
process.exitCode = Number(told().length > 0);

/** Tells what was measured until now, and gives those that failed. */
function told() {
  shown.end();
  const fails = results.filter(({ error, missed, compared: all }) => error || missed || worse(all));
  tell(options, report(results), { kind, results, failed: fails.map(({ bench }) => bench) });
  return fails;
}

/** What is kept now is what the next ones are compared with, however it was before; short rounds have to reach no bar. */
function worse(all) {
  return (!options.keep && all.some(failed)) || (!options.quick && all.some(misses));
}

/** Once, and again while it looks worse than what is kept. */
async function measured(bench, n) {
  const { quick, full } = benches[bench];
  const args = [...(options.quick ? quick : full), '--json'];
  const runs = [];
  for (;;) {
    shown.bench(bench, n, runs.length + 1);
    runs.push(await ran(bench, { args, tell: shown.tell }));
    const result = { bench, ...judged(runs, kept[bench]?.ratios ?? {}) };
    const suspicious = result.error || result.missed || worse(result.compared);
    if (!suspicious || runs.length === mostRuns) return result;
  }
}

/** An error or a missed bound counts where every run had it. */
function judged(runs, keptRatios) {
  const whole = runs.filter((run) => run.ratios);
  if (whole.length === 0) return { error: runs.at(-1).said, compared: [] };
  const missed = runs.every(({ code }) => code !== 0) ? runs.at(-1).said : undefined;
  return { missed, compared: compared(keptRatios, joined(whole.map(({ ratios }) => ratios))) };
}

function sound(all) {
  const measuredOnes = all.filter(({ error }) => !error);
  return Object.fromEntries(
    measuredOnes.map(({ bench, compared: of }) => [bench, of.filter(({ state }) => state !== 'missing')]),
  );
}

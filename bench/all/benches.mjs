import { less } from '../stage/figures.mjs';
import { tablesIn } from './tables.mjs';

/**
 * All benches that need nothing but the servers: what they are started with, for a look and for results that are kept,
 * and how their ratios are read from what they print, where that is not JSON with `ratios`.
 */
export const benches = {
  api: { quick: ['--rounds', '2', '--seconds', '2'], full: [] },
  import: { quick: ['--rows', '10000', '--rounds', '2'], full: ['--rounds', '3'] },
  rebuild: { quick: ['--rows', '10000', '--rounds', '2'], full: ['--rows', '20000', '--rounds', '3'] },
  batch: { quick: ['--rounds', '3', '--turns', '20'], full: [] },
  memory: { quick: ['--rows', '20000'], full: [] },
  streams: { quick: ['--streams', '300', '--stalled', '30', '--seconds', '5'], full: [] },
  logs: { quick: ['--rounds', '3', '--seconds', '2'], full: [] },
  scale: {
    quick: ['--processes', '1,2', '--products', '2000,10000', '--rounds', '2', '--seconds', '2'],
    full: [],
  },
  clicks: {
    quick: ['--rounds', '2', '--seconds', '2', '--before', '10000'],
    full: [],
    ratios: ofClicks,
  },
  start: { quick: ['--rounds', '2', '--rows', '2000'], full: ['--rows', '2000'], ratios: ofStart },
  // Its own kept counts tell, by its exit code.
  counts: { quick: [], full: [], ratios: () => [] },
  dev: { quick: ['--rounds', '3'], full: [] },
};

function ofClicks(output) {
  return tablesIn(output).map(({ title, rows }) =>
    less(`p99 ÷ product’s, ${title}`, Number(rows.find(([name]) => name === 'click-out').at(-1)), 1.3),
  );
}

function ofStart(output) {
  const [{ rows: beside }, { rows: warmed }] = tablesIn(output);
  const goals = { 'spawn → first 200, ms': 1.6, 'the same with nothing compiled before, ms': 1.6 };
  const goal = (what) => goals[what] ?? (what.startsWith('memory after') ? 1.3 : undefined);
  return [
    ...beside.map((cells) => less(`${cells[0]} ÷ R`, Number(cells.at(-1)), goal(cells[0]))),
    ...warmed.map(([ms, ...cells]) =>
      less(`first 1,000 p99 ÷ steady, WARMUP_MS ${ms}`, Number(cells.at(-1)), ms === '0' ? undefined : 1.3),
    ),
  ];
}

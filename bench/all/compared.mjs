import { median } from '../stage/figures.mjs';

/** By how much a ratio may fall behind the kept one; exactly so much is allowed. */
export const tolerance = 0.1;
/** Ratios that lie so close together are the same, whatever their share. */
const grain = 0.01;

/** The runs of one bench as one: by name the median of what they measured, with how far apart they lay. */
export function joined(runs) {
  const names = new Set(runs.flatMap((run) => run.map(({ name }) => name)));
  return [...names].map((name) => {
    const all = runs.map((run) => run.find((one) => one.name === name)).filter(Boolean);
    const values = all.map(({ value }) => value);
    return { ...all[0], value: median(values), runs: values };
  });
}

/**
 * Ratios beside the kept ones, `{ name → value }`: each with its `state`, `fallen` when it is worse by more than a tenth
 * (lower where more is better, higher where less is) and does not swing by itself, `new`, `same`, or `missing` for what was
 * kept and is not measured any more.
 */
export function compared(kept, measured) {
  const here = measured.map((one) => ({ ...one, kept: kept[one.name], state: stateOf(one, kept[one.name]) }));
  const names = new Set(measured.map(({ name }) => name));
  const gone = Object.keys(kept).filter((name) => !names.has(name));
  return [...here, ...gone.map((name) => ({ name, kept: kept[name], state: 'missing' }))];
}

export const failed = ({ state }) => state === 'fallen' || state === 'missing';

/** Whether there is a bar that is not reached. */
export const misses = (one) => beats(one) === false;

function stateOf({ value, better, swings }, kept) {
  if (kept === undefined) return 'new';
  if (swings && Number.isFinite(value)) return 'same';
  const loss = better === 'more' ? kept - value : value - kept;
  // What is no number has been measured wrong.
  return loss - Math.max(kept * tolerance, grain) <= 1e-9 ? 'same' : 'fallen';
}

/** Whether the bar is reached; undefined where there is none. */
export function beats({ value, better, toBeat }) {
  if (toBeat === undefined || value === undefined) return undefined;
  return better === 'more' ? value >= toBeat : value <= toBeat;
}

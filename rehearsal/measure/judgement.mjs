import { reasonOf, failed } from './outcome.mjs';

/** The p99 may double while a deployment runs. */
const factor = 2;

/** A promise with what was measured: `{ promise, measured, kept }`. */
export const judged = (promise, measured, kept) => ({ promise, measured, kept });

/** Of all requests, whenever they were made: those that failed without being excused by what is rehearsed. */
export function noFailure(records, excused) {
  const all = records.filter(failed);
  const excuses = excused ? all.filter(excused) : [];
  const wrong = all.filter((one) => !excuses.includes(one));
  const measured = `${wrong.length} of ${records.length}${reasons(wrong)}`;
  return judged(
    excused ? 'no request fails that the fault does not excuse' : 'no request fails',
    excused ? `${measured}; it excuses ${excuses.length}${reasons(excuses)}` : measured,
    wrong.length === 0,
  );
}

/** Both p99 are over all requests of their part, so that one slow second among many does not decide alone. `p99Floor` is good enough. */
export function steadyP99({ before, during, p99Floor = 0 }) {
  const measured = `${before.p99?.toFixed(1)} ms, then ${during.p99?.toFixed(1)} ms`;
  const promise = `p99 during is at most ${factor} × p99 before${p99Floor > 0 ? `, or ${p99Floor} ms` : ''}`;
  return judged(promise, measured, during.p99 <= Math.max(p99Floor, factor * before.p99));
}

export function nothingLost(acknowledged, lost) {
  const why = lost.length > 0 ? `: ${lost[0].id}: ${lost[0].why}` : '';
  const measured = `${acknowledged.length} imports acknowledged, ${lost.length} lost${why}`;
  return judged('nothing acknowledged is lost', measured, lost.length === 0);
}

/** Every stop ended by itself, with 0. */
export function cleanStops(stops) {
  const unclean = stops.filter(({ code }) => code !== 0);
  const longest = Math.max(0, ...stops.map(({ ms }) => ms));
  const wrong = unclean.map(({ name, code, signal }) => `, ${name} with ${code ?? signal}`).join('');
  return judged(
    'instances stop by themselves, exit 0',
    `${stops.length} stops, the longest ${Math.round(longest)} ms${wrong}`,
    unclean.length === 0,
  );
}

/** ` (503 × 12, ECONNREFUSED × 3)`. */
export function reasons(wrong) {
  const counts = {};
  for (const one of wrong) counts[reasonOf(one)] = (counts[reasonOf(one)] ?? 0) + 1;
  const list = Object.entries(counts).map(([reason, count]) => `${reason} × ${count}`);
  return list.length > 0 ? ` (${list.join(', ')})` : '';
}

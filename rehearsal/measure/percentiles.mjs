import { failed, momentOf, timed } from './outcome.mjs';

/** The value that so many per cent do not exceed (nearest rank); undefined of nothing. `sorted` is ascending. */
function percentile(sorted, percent) {
  return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)];
}

/** `{ requests, failed, p50, p99, p999 }` of these records, in milliseconds; failed ones count in the percentiles too. */
export function figures(records) {
  const times = records
    .filter(timed)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  return {
    requests: records.length,
    failed: records.filter(failed).length,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    p999: percentile(times, 99.9),
  };
}

/** Those that count in `[from, to)`. */
export function between(records, { from, to }) {
  return records.filter((one) => momentOf(one) >= from && momentOf(one) < to);
}

/** How many were answered by each version. */
export function byVersion(records) {
  const counts = {};
  for (const { version = 'nobody' } of records) counts[version] = (counts[version] ?? 0) + 1;
  return counts;
}

/** One entry a second: `{ second, …figures, versions }`; `from` and `to` in milliseconds. */
export function perSecond(records, { from, to }) {
  const seconds = Array.from({ length: Math.ceil((to - from) / 1000) }, () => []);
  for (const record of records) seconds[Math.floor((momentOf(record) - from) / 1000)]?.push(record);
  return seconds.map((those, second) => ({ second, ...figures(those), versions: byVersion(those) }));
}

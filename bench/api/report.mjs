import { markdown, more, pauses, ratio, whole } from '../stage/figures.mjs';

/** Ratios to R's throughput that are to be reached. */
const goals = {
  product: { Ogrom: 2.7, 304: 4 },
  list: { Ogrom: 2.7 },
  search: { Ogrom: 0.95 },
  health: { Ogrom: 0.8 },
};
/** And to that of a tutorial's Nest. */
const goalsBesideN = { product: 15, list: 80 };

/** Of the service's throughput to R's, RP's and N's, and of its p99 to R's, which is to be no worse than R's. */
export function ratiosOf(results) {
  return results.flatMap(({ work, figures }) => {
    const [R, RP, N, own, revalidated] = ['R', 'RP', 'N', 'Ogrom', '304'].map((name) => figures.get(name));
    return [
      more(`${work} ÷ R`, own.perSecond / R.perSecond, goals[work]?.Ogrom),
      pauses(`${work} p99 ÷ R`, own.p99 / R.p99, 1),
      ...(RP ? [more(`${work} ÷ RP`, own.perSecond / RP.perSecond)] : []),
      ...(N ? [more(`${work} ÷ N`, own.perSecond / N.perSecond, goalsBesideN[work])] : []),
      ...(revalidated ? [more('304 ÷ R', revalidated.perSecond / R.perSecond, goals.product[304])] : []),
    ];
  });
}

export function report(results, { rounds, seconds, connections }) {
  const head = ['work', 'server', 'req/s', 'p99 ms', 'CPU µs/req', '÷ R', 'to beat', '÷ RP', '÷ N'];
  const rows = results.flatMap(({ work, bytes, figures }) =>
    [...figures].map(([name, figure]) => row(work, bytes, name, figure, figures)),
  );
  return `${connections} connections, medians of ${rounds} interleaved rounds of ${seconds} s\n\n${markdown([head, ...rows])}`;
}

function row(work, bytes, name, { perSecond, p99, cpu, failed }, figures) {
  const beside = (other) => (figures.has(other) ? ratio(perSecond / figures.get(other).perSecond) : '');
  const size = bytes > 0 ? ` (${(bytes / 1000).toFixed(1)} KB)` : '';
  return [
    ...[
      `${work}${size}`,
      name,
      whole(perSecond) + (failed > 0 ? ` (${(failed * 100).toFixed(1)} % failed)` : ''),
      p99.toFixed(1),
      Math.round(cpu),
    ],
    ...[beside('R'), goal(work, name), beside('RP'), beside('N')],
  ];
}

const goal = (work, name) => (goals[work]?.[name] === undefined ? '' : `≥ ${goals[work][name]}`);

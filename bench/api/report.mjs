import { markdown, ratio, whole } from '../stage/figures.mjs';

/** Ratios to R's throughput (product and list also to RP's) that are to be reached. */
const goals = {
  product: { Ogrom: '≥ 2.7', 304: '≥ 4', RP: '' },
  list: { Ogrom: '≥ 2.7', RP: '' },
  search: { Ogrom: '≥ 0.95' },
  health: { Ogrom: '≥ 0.8' },
};

export function report(results, { rounds, seconds, connections }) {
  const head = ['work', 'server', 'req/s', 'p99 ms', 'CPU µs/req', '÷ R', 'to beat', '÷ RP'];
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
      p99,
      Math.round(cpu),
    ],
    ...[beside('R'), goals[work]?.[name] ?? '', beside('RP')],
  ];
}

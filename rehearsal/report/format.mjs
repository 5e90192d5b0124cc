const ms = (value) =>
  value === undefined ? '–' : value < 100 ? value.toFixed(1) : String(Math.round(value));
export const seconds = (value) => (value / 1000).toFixed(1);

/** Which figures are shown of a part, and how. */
export const columns = ['requests', 'failed', 'p50', 'p99', 'p99.9'];
export const cells = ({ requests, failed, p50, p99, p999 }) => [
  String(requests),
  String(failed),
  ms(p50),
  ms(p99),
  ms(p999),
];

/** What the figures rest on, in sentences. */
export function conditions({ settings, rate, capacity, releases, versions, covered, left }) {
  const { scale } = settings;
  const scaled = `Every time of .ebextensions and the drain of the application were divided by ${scale}`;
  return [
    `From ${releases.old} to ${releases.new}.`,
    scale === 1
      ? 'In real time, as .ebextensions says.'
      : `${scaled}: the relations are kept, the real thing takes longer.`,
    `Checks every ${settings.intervalMs} ms (timeout ${settings.probeTimeoutMs}), ${settings.healthyThreshold} in, ${settings.unhealthyThreshold} out; deregistration ${settings.deregistrationMs} ms; drain ${settings.drainMs} ms; slow start ${settings.slowStartMs} ms.`,
    `Open loop at ${rate} requests a second; capacity in a closed loop of reads on this machine ${Math.round(capacity)} a second. Latency counts from when a request was due.`,
    `Answered by: ${Object.entries(versions)
      .map(([version, count]) => `${version} ${count}`)
      .join(', ')}.`,
    `${covered} operations were read${left.length > 0 ? `; left out: ${left.map(({ name, why }) => `${name} (${why})`).join(', ')}` : ''}.`,
  ];
}

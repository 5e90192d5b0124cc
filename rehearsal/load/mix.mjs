/** Every tenth request comes on a connection of its own, as from a client that was not here before. */
const freshEvery = 10;
/** One write a second at most, and never more than one request in twenty. */
const writeEvery = (rate) => Math.max(20, Math.ceil(rate));

/**
 * The n-th request of the load, the same in every run: reads take turns, each through its own paths.
 * `{ kind: 'read' | 'redirect' | 'write', operation, path, fresh }`; a write's path is its number.
 */
export function requestAt(n, { reads, rate, writes }) {
  const every = writeEvery(rate);
  if (writes && n % every === every - 1)
    return { kind: 'write', operation: reads.length, number: (n + 1) / every };
  const operation = n % reads.length;
  const { paths, kind = 'read' } = reads[operation];
  const round = Math.floor(n / reads.length);
  return { kind, operation, path: paths[round % paths.length], fresh: round % freshEvery === 0 };
}

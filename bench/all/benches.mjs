/**
 * All benches that need nothing but the servers: what they are started with, for a look and for results that are kept.
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
  probes: { quick: ['--rounds', '2', '--seconds', '4'], full: [] },
  clicks: { quick: ['--rounds', '2', '--seconds', '2', '--before', '10000'], full: [] },
  start: {
    quick: ['--rounds', '2', '--rows', '2000'],
    full: ['--rows', '2000', '--rounds', '9', '--warmup', '10000'],
  },
  // The same in every run, on the sample catalogue.
  relevance: { quick: [], full: [] },
  // Its own kept counts tell, by its exit code.
  counts: { quick: [], full: [] },
  dev: { quick: ['--rounds', '3'], full: [] },
};

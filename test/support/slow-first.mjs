import TestSequencer from '@jest/test-sequencer';

/** Folders whose tests start processes, browsers or compilers, longest first. */
const slow = [
  'e2e/crash.',
  'hostile/',
  'clients/package.',
  'e2e/',
  'explorer/',
  'adapters/sql/catalogue-writer.',
];

/** Where no durations are known, as on a clean clone, Jest begins with the largest files, and the slowest are the last. */
export default class SlowFirst extends TestSequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ path }) {
  const place = slow.findIndex((part) => path.includes(`/test/${part}`));
  return place === -1 ? slow.length : place;
}

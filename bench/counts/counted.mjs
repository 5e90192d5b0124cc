import { median } from '../stage/figures.mjs';

const requests = 200;
const rounds = 5;

/** Counts for each request of a work: medians of rounds, with how far those lay apart in allocation. */
export async function counted(work, { ask, told, asked }) {
  for (let n = 0; n < requests; n++) await ask(work[n % work.length]);
  const all = [];
  for (let round = 0; round < rounds; round++) all.push(await once(work, { ask, told, asked }));
  const of = (what) => median(all.map((one) => one[what]));
  const allocated = all.map((one) => one.allocated);
  return {
    counts: {
      allocated: Math.round(of('allocated')),
      statements: rounded(of('statements')),
      engineCalls: rounded(of('engineCalls')),
      sent: Math.round(of('sent')),
      outliving: Math.max(0, Math.round(of('outliving'))),
    },
    spread: (Math.max(...allocated) - Math.min(...allocated)) / of('allocated'),
  };
}

/** Again where the heap was collected in between, which hides what was allocated. */
async function once(work, { ask, told, asked }, tries = 8) {
  const before = { ...(await told('collect')), bytes: asked() };
  for (let n = 0; n < requests; n++) await ask(work[n % work.length]);
  const after = { ...(await told('tell')), bytes: asked() };
  if (after.collections > before.collections + 1) {
    if (tries === 1) throw new Error('the heap was too small for the count');
    return once(work, { ask, told, asked }, tries - 1);
  }
  // What a collection of the young finds no reason to give back is garbage that something old holds.
  const swept = await told('sweep');
  const each = (what) => (after[what] - before[what]) / requests;
  return {
    allocated: each('heap'),
    statements: each('statements'),
    engineCalls: each('engineCalls'),
    sent: each('bytes'),
    outliving: (swept.heap - before.heap) / requests,
  };
}

/** What a timer asks beside the requests is no part of theirs. */
const rounded = (count) => Math.round(count * 10) / 10;

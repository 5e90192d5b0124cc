import { setTimeout as pause } from 'node:timers/promises';
import { lostOf } from './load/import.mjs';
import { readsOf } from './load/requests.mjs';
import { followChanges } from './load/streams.mjs';
import { between, byVersion, figures, perSecond } from './measure/percentiles.mjs';
import { phaseFigures, slowest } from './measure/phases.mjs';
import { verdictsOf } from './scenarios/verdicts.mjs';

const capacitySeconds = 4;
const shareOfCapacity = 0.6;
const importsDeadlineMs = 60_000;

/** Puts the stage under load, lets the scenario happen, and gives everything that was measured, with its judgement. */
export async function rehearse(scenario, stage, { rate: wanted, steady, p99Floor, tell }) {
  const { load, phases, signal, settings, headers } = stage;
  const base = stage.balancer.url;
  const { reads, left } = await readsOf(base, headers, await madeOn(base, headers));
  reads.push(...((await scenario.moreReads?.(base, headers)) ?? []));
  const writes = await takesWrites(base, headers);
  if (!writes) left.push({ name: 'POST /v1/imports', why: 'is not open to the client of the rehearsal' });
  tell({ title: `capacity, ${capacitySeconds} s` });
  const capacity = await load.capacity({ base, headers, reads, seconds: capacitySeconds });
  const rate = wanted ?? Math.max(1, Math.round(capacity * shareOfCapacity));

  // Where nothing is written nothing changes.
  const followed = writes ? await followChanges({ base, headers }, signal) : undefined;
  load.start({ base, headers, reads, rate, writes, slowMs: settings.deregistrationMs / 2 });
  phases.begin('before', 'before');
  await pause(steady * 1000, undefined, { signal });
  await scenario.during(stage);
  phases.begin('after', 'after');
  await pause((steady * 1000) / 2, undefined, { signal });
  phases.end();
  await load.stop();

  tell({ title: 'are all acknowledged imports there?' });
  const lost = await lostOf({ base, headers }, load.acknowledged, importsDeadlineMs);
  tell({ title: 'have the streams told of every change once?' });
  const streams = await followed?.compared();
  return measured(scenario, stage, { reads, left, capacity, rate, lost, streams, p99Floor });
}

function measured(scenario, stage, { reads, left, capacity, rate, lost, streams, p99Floor }) {
  const { load, phases, fleet, failure } = stage;
  const { records, acknowledged } = load;
  const part = (name) => figures(between(records, phases.span(name)));
  const [before, during, after] = ['before', 'during', 'after'].map(part);
  const figured = phaseFigures(phases.all, records);
  const nameOf = ({ kind, operation }) => reads[operation]?.name ?? kind;
  const run = {
    records,
    before,
    during,
    after,
    acknowledged,
    lost,
    fleet,
    failure,
    phases: figured,
    rate,
    stage,
    nameOf,
    p99Floor,
  };
  const { from } = phases.span('before');
  const { to } = phases.span('after');
  return {
    ...{
      title: scenario.title,
      at: new Date(from).toISOString(),
      capacity,
      rate,
      covered: reads.length,
      left,
    },
    ...{ requests: records.length, before, during, after, phases: figured, slowest: slowest(figured)?.title },
    ...{ versions: byVersion(records), stops: fleet.stops, from, seconds: perSecond(records, { from, to }) },
    durationMs: phases.span('during').to - phases.span('during').from,
    operations: byOperation(records, nameOf),
    streams,
    verdicts: verdictsOf(scenario, run, streams),
  };
}

function byOperation(records, nameOf) {
  const groups = new Map();
  for (const one of records) {
    const name = nameOf(one);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(one);
  }
  return [...groups].map(([name, those]) => ({ name, ...figures(those) })).sort((a, b) => b.p99 - a.p99);
}

/** What only shows once it was made: an index build, whose end the index needs anyway. */
async function madeOn(base, headers) {
  const answer = await fetch(`${base}/v1/index-builds`, { method: 'POST', headers });
  const { id } = await answer.json();
  if (answer.status !== 202) return {};
  for (;;) {
    const build = await (await fetch(`${base}/v1/index-builds/${id}`, { headers })).json();
    if (build.finishedAt !== undefined) return { '/v1/index-builds': id };
    await pause(100);
  }
}

async function takesWrites(base, headers) {
  const body = 'id,title,link,price,availability\n';
  const answer = await fetch(`${base}/v1/imports?shop=Probe&dryRun=true`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...headers },
    body,
  });
  await answer.arrayBuffer();
  // Of a 5xx the load is to tell.
  return answer.status === 202 || answer.status >= 500;
}

import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../measure/clock.mjs';
import { failed, timed, underWay } from '../measure/outcome.mjs';
import { judged, nothingLost } from '../measure/judgement.mjs';
import { figures } from '../measure/percentiles.mjs';
import { goOn, honest } from './mysql.mjs';
import { blackHoleFor, cutFor, recovers, refusedIn } from './outage.mjs';
import { isSearch } from './searches.mjs';

const quickMs = 1_000;
const catchUpMs = 30_000;

/** The search engine away, then a black hole. */
export function elasticsearch({ instances }) {
  return {
    title: `Elasticsearch away, then a black hole, under ${instances} instances`,
    instances,
    release: 'new',
    wires: ['elasticsearch'],
    during: async (stage) => {
      await cutFor(stage, 'elasticsearch');
      await blackHoleFor(stage, 'elasticsearch');
      stage.away.to = now();
      stage.phases.begin('elasticsearch back, until the writes can be searched');
      stage.caughtUpMs = await caughtUp(stage);
    },
    excuses: (run) => refusedIn(run.stage.away, isSearch(run)),
    judge: (run) => {
      const met = run.records.filter(underWay(run.stage.away));
      const isSearched = isSearch(run);
      const searches = met.filter(isSearched);
      const isWrite = ({ kind }) => kind.endsWith('write');
      return [
        goOn(
          'products and everything else by the database go on',
          met.filter((one) => !isSearched(one) && !isWrite(one)),
        ),
        honest('searches answer 503 with Retry-After', searches),
        quickly(searches.filter(failed)),
        goOn('writes are accepted', met.filter(isWrite)),
        recovers(run.records, run.stage.away),
        catchesUp(run.stage),
        nothingLost(run.acknowledged, run.lost),
      ];
    },
  };
}

function quickly(refusals) {
  const { p50, p99 } = figures(refusals.filter(timed));
  const measured = `${refusals.length} refusals, p50 ${p50?.toFixed(0)} ms, p99 ${p99?.toFixed(0)} ms`;
  return judged(`quickly, p99 below ${quickMs} ms`, measured, refusals.length > 0 && p99 < quickMs);
}

/** Milliseconds until a search finds the rows of the last write that was acknowledged before; undefined after the deadline. */
async function caughtUp({ balancer, headers, load, signal }) {
  const began = now();
  const { id } = load.acknowledged.at(-1) ?? {};
  if (!id) return undefined;
  while (now() < began + catchUpMs) {
    if (await isSearchable(balancer.url, headers, id)) return now() - began;
    await pause(100, undefined, { signal });
  }
  return undefined;
}

async function isSearchable(base, headers, id) {
  const record = await answer(`${base}/v1/imports/${id}`, headers);
  if (record?.state !== 'completed') return false;
  const found = await answer(`${base}/v1/search?shop=${record.shop.id}`, headers);
  return found?.items?.length === record.accepted;
}

async function answer(url, headers) {
  const response = await fetch(url, { headers });
  const body = await response.json();
  return response.ok ? body : undefined;
}

function catchesUp({ caughtUpMs }) {
  const measured = caughtUpMs === undefined ? 'not yet' : `after ${(caughtUpMs / 1000).toFixed(1)} s`;
  return judged(`writes catch up within ${catchUpMs / 1000} s`, measured, caughtUpMs !== undefined);
}

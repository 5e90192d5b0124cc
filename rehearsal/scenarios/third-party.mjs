import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../measure/clock.mjs';
import { judged } from '../measure/judgement.mjs';
import { between, figures } from '../measure/percentiles.mjs';
import { thirdPartyServer } from '../third-parties/server.mjs';
import { deploying } from './deploying.mjs';
import { awayMs } from './outage.mjs';

const deadlineMs = 200;
/** Beside the deadline: the catalogue's own answer, and the way there and back on a busy machine. */
const slackMs = 300;
const recoveryMs = 30_000;
const live = 'live offers';

/**
 * The bank that publishes exchange rates and the shop that is asked live: silent at first, then broken while the release
 * is deployed anew, then well again. Undefined where the release asks nobody over the network.
 */
export function thirdParty(options, config) {
  if (!config.thirdParties) return undefined;
  const scenario = deploying(options);
  let server;
  return {
    ...scenario,
    title: `${scenario.title}; third parties silent, then broken`,
    // The release before may not know them.
    release: 'new',
    prepare: async (cleanup) => {
      server = await thirdPartyServer();
      cleanup.defer(() => server.end());
      return server.env;
    },
    moreReads: (base, headers) => readsThatAsk(base, headers),
    during: async (stage) => {
      stage.told = [await toldBy(stage, 'well')];
      await suffers(stage, server, 'silent', () => pause(awayMs(stage.settings), undefined, stage));
      await suffers(stage, server, 'broken', () => scenario.during(stage));
      stage.recoveredMs = await recovered(stage);
    },
    judge: (run) => [
      ...scenario.judge(withoutLive(run)),
      bounded(run),
      ratesStay(run.stage),
      wasFelt(run.stage),
      recovers(run.stage),
    ],
  };
}

async function suffers(stage, server, mood, work) {
  server.mood = mood;
  const since = new Date().toISOString();
  stage.phases.begin(`third parties ${mood}`);
  await work();
  stage.told.push({ ...(await toldBy(stage, mood)), since });
  server.mood = 'well';
}

/** The reads that need a third party, beside those of the description. */
async function readsThatAsk(base, headers) {
  const { items } = await (await fetch(`${base}/v1/products?limit=100`, { headers })).json();
  const offers = items.map(({ id }) => `/v1/products/${id}/offers?live=true&deadlineMs=${deadlineMs}`);
  const converted = items.map(({ id }) => `/v1/products/${id}?currency=EUR`);
  return [
    { name: live, paths: offers },
    { name: 'prices in euros', paths: converted },
  ];
}

/** What an answer says at this moment: `{ mood, checked, checkedAt, date }`. */
async function toldBy({ balancer, headers }, mood) {
  const get = async (path) => (await fetch(balancer.url + path, { headers })).json();
  const [{ id }] = (await get('/v1/products?limit=1&sort=price')).items;
  const offers = await get(`/v1/products/${id}/offers?live=true&currency=EUR&deadlineMs=${deadlineMs}`);
  const [{ checked, checkedAt }] = offers.items;
  return { mood, checked, checkedAt, ...offers.rates };
}

async function recovered(stage) {
  stage.phases.begin('third parties well again');
  const began = now();
  while (now() < began + recoveryMs) {
    if ((await toldBy(stage, 'well again')).checked === 'live') return now() - began;
    await pause(100, undefined, { signal: stage.signal });
  }
  return undefined;
}

const isLive = (run) => (one) => run.nameOf(one) === live;

/** Who asks for live offers waits for them, so the promise about all others is judged without those. */
function withoutLive(run) {
  const others = run.records.filter((one) => !isLive(run)(one));
  const part = (name) => {
    const phases = run.phases.filter((phase) => phase.part === name);
    return figures(between(others, { from: phases[0].from, to: phases.at(-1).to }));
  };
  return { ...run, before: part('before'), during: part('during') };
}

function bounded(run) {
  const asked = run.records.filter(isLive(run));
  const { p99, requests } = figures(asked);
  return judged(
    `live offers are answered within their deadline of ${deadlineMs} ms and ${slackMs} ms`,
    `p99 ${p99?.toFixed(0)} ms of ${requests}`,
    requests > 0 && p99 <= deadlineMs + slackMs,
  );
}

function ratesStay({ told }) {
  const known = told.map(
    ({ mood, date, source, stale }) => `${mood}: ${date} (${source}${stale ? ', stale' : ''})`,
  );
  const kept = told.every(({ date, source }) => source === 'ecb' && date === told[0].date);
  return judged('the rates that were known stay, on new instances too', known.join('; '), kept);
}

function wasFelt({ told }) {
  const measured = told.map(({ mood, checked }) => `${mood}: ${checked}`).join('; ');
  const [well, ...others] = told;
  return judged(
    'answers say what was not asked live',
    measured,
    well.checked === 'live' && others.every(isHonest),
  );
}

/** An answer of the shop from before it fell silent is fresh for some seconds, and says when it was given. */
function isHonest({ checked, checkedAt, since }) {
  return ['stale', 'unreachable', 'refused'].includes(checked) || (checked === 'live' && checkedAt < since);
}

function recovers({ recoveredMs }) {
  const measured = recoveredMs === undefined ? 'not yet' : `after ${(recoveredMs / 1000).toFixed(1)} s`;
  return judged(`offers are live again within ${recoveryMs / 1000} s`, measured, recoveredMs !== undefined);
}

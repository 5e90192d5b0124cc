// The same ten requests without any socket, in a process of its own: started by main.mjs with the paths as JSON.
import 'reflect-metadata';
import { built } from '../../scripts/build.mjs';
import { median } from '../stage/figures.mjs';
import { batchOf, checked } from './asking.mjs';

const { createApp } = await import(built('src/app.js'));
const { appModule, tracingOf } = await import(built('src/app.module.js'));
const { parseConfig } = await import(built('src/config.js'));
const { InstanceLifecycle } = await import(built('src/lifecycle/lifecycle.js'));
const { Systems } = await import(built('src/lifecycle/systems.js'));
const { Dispatch } = await import(built('src/ports/dispatch.js'));

const { paths, rounds, turns } = JSON.parse(process.argv[2]);
const lifecycle = new InstanceLifecycle();
const config = parseConfig({ ...process.env, INDEXER: 'false', IMPORTER: 'false' });
const tracing = tracingOf(config);
const { app } = await createApp(config, lifecycle, appModule(config, lifecycle, tracing), tracing);
const instance = app.getHttpAdapter().getInstance();
await instance.ready();
await app.get(Systems, { strict: false }).come(10_000, lifecycle.draining);
const dispatch = app.get(Dispatch, { strict: false });

const caller = { address: '127.0.0.1', traceId: '', headers: { host: 'localhost' } };
const headers = { 'content-type': 'application/json' };
const works = {
  inject: (ten) => Promise.all(ten.map((url) => instance.inject({ url }).then(assertFound))),
  dispatch: (ten) => Promise.all(ten.map((target) => asked(target).then(assertFound))),
  batch: async (ten) => {
    const answer = await instance.inject({
      method: 'POST',
      url: '/v1/batch',
      payload: batchOf(ten),
      headers,
    });
    checked({ status: answer.statusCode, text: answer.payload }, ten.length);
  },
};
const found = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
for (let round = -1; round < rounds; round++)
  for (const [name, work] of inTurn(Object.entries(works), round)) {
    const figures = await measured(work);
    if (round >= 0) found[name].push(figures);
  }
const medians = Object.entries(found).map(([name, all]) => [
  name,
  { ms: median(all.map(({ ms }) => ms)), cpuMs: median(all.map(({ cpuMs }) => cpuMs)) },
]);
process.send(Object.fromEntries(medians), () => process.exit(0));

async function measured(work) {
  const times = [];
  const before = process.cpuUsage();
  for (let turn = 0; turn < turns; turn++) {
    const began = performance.now();
    await work(paths.slice((turn * 10) % 990, ((turn * 10) % 990) + 10));
    times.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(before);
  return { ms: median(times) / 10, cpuMs: (user + system) / 1000 / turns / 10 };
}

function asked(target) {
  const options = { signal: new AbortController().signal, room: () => true };
  return dispatch.ask({ method: 'GET', target, headers: {}, without: [] }, caller, options);
}

function assertFound({ status, statusCode = status }) {
  if (statusCode !== 200) throw new Error(`a product was answered ${statusCode}`);
}

function inTurn(list, round) {
  return round % 2 === 0 ? list : list.toReversed();
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ownStage } from '../bench/stage/database.mjs';
import { root } from '../scripts/services/settings.mjs';
import { startBalancer } from './balancer/balancer.mjs';
import { Executor } from './deployment/executor.mjs';
import { named } from './deployment/policies.mjs';
import { step } from './deployment/step.mjs';
import { Fleet } from './fleet/fleet.mjs';
import { wire } from './fleet/wire.mjs';
import { Load } from './load/load.mjs';
import { Phases } from './measure/phases.mjs';
import { ogrom } from './releases/release.mjs';

const slots = 12;
/** What clients do and read. */
const scopes = ['catalogue:read', 'imports:write', 'index:write', 'clients:admin'];
const variableOf = { mysql: 'DATABASE_URL', elasticsearch: 'ELASTICSEARCH_URL', logstash: 'LOGSTASH_URL' };

/** The sample catalogue in a database and an index of its own, the first instances behind HAProxy, and no load yet. */
export async function setStage({ scenario, settings, releases, cleanup, tell, signal }) {
  const folder = mkdtempSync(join(tmpdir(), 'ogrom-rehearsal-'));
  cleanup.defer(() => rmSync(folder, { recursive: true, force: true }));
  const store = await ownStage(process.env, 'rehearsal');
  cleanup.defer(store.drop);
  const { LOGSTASH_URL } = process.env;
  const direct = { ...store.env, LOGSTASH_URL };
  await fill(releases[scenario.release], direct, tell);
  const headers = { 'x-api-key': await keyOn(releases, scenario.release, direct) };
  signal.throwIfAborted();

  const wires = await wiresOf(scenario.wires ?? [], direct, { folder, cleanup });
  const env = { ...process.env, ...direct, ...throughWires(wires), ...serving(settings), ...scenario.env };
  const balancer = await startBalancer(settings, { folder, slots, redispatch: scenario.redispatch });
  const fleet = new Fleet({ releases, folder, env, settings });
  cleanup.defer(() => fleet.end());
  const load = new Load();
  cleanup.defer(() => load.stop());
  const phases = new Phases(tell);
  const migrate = () => ogrom(releases.new, ['migrate'], direct);
  const executor = new Executor({ fleet, balancer, settings, phases, load, migrate, signal });
  const stage = { executor, fleet, balancer, load, phases, wires, settings, signal, headers };
  await opened(stage, scenario);
  return stage;
}

async function fill(release, env, tell) {
  tell({ title: `migrating and importing the sample catalogue by ${release.version}` });
  await ogrom(release, ['migrate'], env);
  const sample = join(root, 'sample/catalogue.csv.gz');
  await ogrom(release, ['import', sample, '--shop', 'Sample Shop', '--json'], env);
}

/**
 * The key of the rehearsal's client, made before the first instance starts. A release from before there were keys leaves
 * that to the next one, whose migrations it can live with.
 */
async function keyOn(releases, first, env) {
  const create = ['clients', 'create', '--name', 'Rehearsal', '--json', '--scope', ...scopes];
  const made = await ogrom(releases[first], create, env).catch(async () => {
    await ogrom(releases.new, ['migrate'], env);
    return ogrom(releases.new, create, env);
  });
  return JSON.parse(made).key;
}

/** As in production, but for what the machine and the scale ask for. */
function serving({ drainMs, shutdownMs }) {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    TRUST_PROXY: '127.0.0.1',
    // All of the load comes from one address.
    RATE_LIMIT: '999999999/60',
    CLIENT_RATE_LIMIT: '999999999/60',
    DRAIN_MS: String(drainMs),
    SHUTDOWN_MS: String(shutdownMs),
  };
}

async function wiresOf(names, env, { folder, cleanup }) {
  const wires = {};
  for (const name of names) {
    wires[name] = await wire(env[variableOf[name]], { folder, name });
    cleanup.defer(() => wires[name].end());
  }
  return wires;
}

const throughWires = (wires) =>
  Object.fromEntries(Object.entries(wires).map(([name, { url }]) => [variableOf[name], url]));

/** The first instances are there and their slow start is over. */
async function opened({ executor, phases, settings, signal }, { instances, release }) {
  const step1 = { instances: named(1, instances), release };
  await executor.run([
    step('launch', 'first instances: launch', step1),
    step('healthy', 'first instances: health checks', step1),
  ]);
  await pause(settings.slowStartMs, undefined, { signal });
  phases.all.length = 0;
}

import { Controller, type DynamicModule, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { assemble } from '../../src/app.js';
import { parseConfig } from '../../src/config.js';
import { installGate } from '../../src/http/gate.js';
import { type Endpoint, mount, mountsIn } from '../../src/http/mount.js';
import { Operation, type OperationSpec } from '../../src/http/operation.js';
import { health } from '../../src/lifecycle/health.module.js';
import { InstanceLifecycle } from '../../src/lifecycle/lifecycle.js';
import { Systems } from '../../src/lifecycle/systems.js';
import { HealthProbe } from '../../src/ports/health-probe.js';
import { credulousDesk } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { ScriptedProbe } from '../support/scripted-probe.js';

abstract class Tides {}
abstract class Weather {}
abstract class Calendar {}

const described = (needs?: OperationSpec['needs']): OperationSpec => ({
  summary: '',
  access: 'open',
  answers: {},
  needs,
});

@Controller()
class HarbourController {
  @Get('tides')
  @Operation(described([Tides, Calendar]))
  tides() {
    return { tides: true };
  }

  @Get('weather/:day')
  @Operation(described([Weather]))
  weather() {
    return { weather: true };
  }

  @Get('both')
  @Operation(described())
  both() {
    return { both: true };
  }

  @Get('calendar')
  @Operation(described([Calendar]))
  calendar() {
    return { calendar: true };
  }
}

@Module({ controllers: [HarbourController] })
class HarbourModule {}

const harbour: Endpoint = { name: 'harbour', module: HarbourModule, needs: [Tides, Weather, Calendar] };
const pace = { everyMs: 5, timeoutMs: 1_000 };
const config = parseConfig({ NODE_ENV: 'test', OGROM_VERSION: '1.2.3', OGROM_COMMIT: 'abcdef0123' });

function adapter(port: typeof Tides, probe?: HealthProbe): DynamicModule {
  const ports = [
    { provide: port, useValue: {} },
    ...(probe ? [{ provide: HealthProbe, useValue: probe }] : []),
  ];
  return { module: class Adapter {}, providers: ports, exports: ports.map(({ provide }) => provide) };
}

async function gated(imports: DynamicModule[]): Promise<NestFastifyApplication> {
  const module = { module: class Map {}, imports };
  const { app } = await assemble(module, config, undefined, credulousDesk());
  const systems = app.get(Systems, { strict: false });
  const instance = app.getHttpAdapter().getInstance();
  app.useLogger(false);
  installGate(instance, mountsIn(module), (one) => systems.of(one));
  await app.init();
  await instance.ready();
  return app;
}

describe('operations whose systems may be away', () => {
  let sea: ScriptedProbe;
  let sky: ScriptedProbe;
  let lifecycle: InstanceLifecycle;
  let app: NestFastifyApplication;
  beforeEach(async () => {
    [sea, sky] = [new ScriptedProbe('sea', 'answers'), new ScriptedProbe('sky', 'answers')];
    lifecycle = new InstanceLifecycle();
    const [tides, weather, calendar] = [adapter(Tides, sea), adapter(Weather, sky), adapter(Calendar)];
    const systems = [{ adapter: tides, vital: true }, { adapter: weather }];
    const imports = [
      mount('v1/harbour', harbour, { from: [tides, weather, calendar] }),
      health({ systems, release: config.build, lifecycle, pace }),
    ];
    app = await gated(imports);
    await systemsAre({ sea: 'up', sky: 'up' });
    lifecycle.advance('ready');
  });
  afterEach(() => app.close());

  const get = (url: string) => app.inject({ url });
  const statuses = async () =>
    Promise.all(
      ['tides', 'weather/monday', 'both', 'calendar'].map(
        async (path) => (await get(`/v1/harbour/${path}`)).statusCode,
      ),
    );
  const ready = async () => (await get('/health/ready')).statusCode;
  const systemsAre = (wanted: Record<string, string>) =>
    eventually(async () => {
      const { systems } = (await get('/health')).json();
      return Object.keys(wanted).every((name) => systems[name].status === wanted[name]) ? true : undefined;
    });

  it('answer while everything is there', async () => {
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect((await get('/health')).json()).toMatchObject({ status: 'ok', ...config.build });
  });

  it('refuse, exactly those that need it, with a problem and a time to come again', async () => {
    sky.script = ['refuses'];
    await systemsAre({ sky: 'degraded' });
    expect(await statuses()).toEqual([200, 503, 503, 200]);
    const refusal = await get('/v1/harbour/both');
    expect(refusal.headers).toMatchObject({
      'retry-after': '2',
      'content-type': expect.stringContaining('problem+json'),
    });
    expect(refusal.json()).toMatchObject({ status: 503, code: 'unavailable', traceId: expect.any(String) });
    expect(await ready()).toBe(200);
  });

  it('are named by health, from the ports that they need', async () => {
    sea.script = ['refuses'];
    await systemsAre({ sea: 'degraded' });
    const { status, systems } = (await get('/health')).json();
    expect([status, systems.sea.error, systems.sea.affects]).toEqual([
      'degraded',
      'ECONNREFUSED',
      ['GET /v1/harbour/tides', 'GET /v1/harbour/both'],
    ]);
    expect(systems.sky).not.toHaveProperty('affects');
  });

  it('answer again as soon as it is back', async () => {
    sky.script = ['refuses'];
    await systemsAre({ sky: 'degraded' });
    sky.script = ['answers'];
    await systemsAre({ sky: 'up' });
    expect(await statuses()).toEqual([200, 200, 200, 200]);
  });

  it('leave the instance ready for as long as one of them can be served', async () => {
    sky.script = sea.script = ['refuses'];
    await systemsAre({ sea: 'degraded', sky: 'degraded' });
    expect(await statuses()).toEqual([503, 503, 503, 200]);
    const answer = await get('/health/ready');
    expect([answer.statusCode, answer.json()]).toEqual([503, { state: 'ready', waitingFor: ['sea', 'sky'] }]);
  });

  it('are asked for by nobody who asks how the service is', async () => {
    sky.script = ['is silent'];
    const before = sky.asked;
    for (const path of ['live', 'ready', 'startup', '']) {
      await Promise.all(Array.from({ length: 250 }, () => get(`/health/${path}`)));
    }
    // A thousand questions; it is asked itself about once a second.
    expect(sky.asked - before).toBeLessThan(100);
  });

  it('say which release answers', async () => {
    expect((await get('/v1/harbour/calendar')).headers['ogrom-version']).toBe('1.2.3+abcdef0');
    expect((await get('/v1/nothing')).headers['ogrom-version']).toBe('1.2.3+abcdef0');
  });
});

it('refuses an operation that needs what its endpoint does not', async () => {
  const narrow = { ...harbour, needs: [Tides, Calendar] };
  const lifecycle = new InstanceLifecycle();
  const imports = [
    mount('v1/harbour', narrow, { from: [adapter(Tides), adapter(Calendar)] }),
    health({ systems: [], release: { version: '1' }, lifecycle }),
  ];
  await expect(gated(imports)).rejects.toThrow(
    'GET /v1/harbour/weather/{day} needs Weather, the endpoint "harbour" does not.',
  );
});

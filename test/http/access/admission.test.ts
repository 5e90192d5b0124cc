import { Controller, Get, Header, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assemble } from '../../../src/app.js';
import { parseConfig } from '../../../src/config.js';
import type { Access } from '../../../src/http/access/access.js';
import { CallingClient, CallingPerson, CallingPersonIfAny } from '../../../src/http/access/calling.js';
import { mount } from '../../../src/http/mount.js';
import { Operation, type OperationSpec } from '../../../src/http/operation.js';
import { RequestTracing } from '../../../src/http/request-tracing.js';
import type { Client, Person } from '../../../src/ports/callers.js';
import { asClient, asPerson, credulousDesk } from '../../support/callers.js';

const described = (access: Access): OperationSpec => ({ summary: '', access, answers: {} });

@Controller()
class DoorsController {
  @Get('open')
  @Operation(described('open'))
  open(@CallingClient() client?: Client, @CallingPersonIfAny() person?: Person) {
    return { client: client?.scopes, person: person?.sub };
  }

  @Get('catalogue')
  @Header('cache-control', 'public, max-age=60')
  @Operation(described('catalogue'))
  catalogue(@CallingPersonIfAny() person?: Person) {
    return { person: person?.sub };
  }

  @Get('scoped')
  @Operation(described({ scope: 'imports:read' }))
  scoped(@CallingClient() client: Client) {
    return { client: client.scopes };
  }

  @Get('personal')
  @Operation(described({ person: true }))
  personal(@CallingPerson() person: Person, @CallingClient() client?: Client) {
    return { person, client: client?.scopes };
  }
}

@Module({ controllers: [DoorsController] })
class DoorsModule {}

const doors = { name: 'doors', module: DoorsModule, needs: [] };

async function aHouse(openCatalogue: boolean): Promise<NestFastifyApplication> {
  class House {}
  const module = { module: House, imports: [mount('v1', doors, { from: [] })] };
  const config = parseConfig({
    NODE_ENV: 'test',
    TRUST_PROXY: '127.0.0.1',
    OPEN_CATALOGUE: String(openCatalogue),
  });
  const { app } = await assemble(module, config, new RequestTracing(), credulousDesk());
  app.useLogger(false);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

it('refuses to start where an operation does not say who may call it', async () => {
  @Controller()
  class Careless {
    @Get()
    read() {
      return {};
    }
  }
  @Module({ controllers: [Careless] })
  class CarelessModule {}
  class House {}
  const careless = { name: 'careless', module: CarelessModule, needs: [] };
  const module = { module: House, imports: [mount('v1/careless', careless, { from: [] })] };
  const config = parseConfig({ NODE_ENV: 'test' });
  const { app } = await assemble(module, config, new RequestTracing(), credulousDesk());
  app.useLogger(false);
  await expect(app.init()).rejects.toThrow('GET /v1/careless does not say who may call it');
  await app.close();
});

describe.each([true, false])('who may call, where the catalogue is open: %s', (openCatalogue) => {
  let app: NestFastifyApplication;
  beforeAll(async () => void (app = await aHouse(openCatalogue)));
  afterAll(() => app.close());
  const get = async (path: string, headers = {}) => app.inject({ url: `/v1/${path}`, headers });
  const status = async (path: string, headers = {}) => (await get(path, headers)).statusCode;

  it('lets everybody in where it is open, and says who is known', async () => {
    expect(await status('open')).toBe(200);
    const known = await get('open', { ...asClient('imports:read'), ...asPerson('alice') });
    expect(known.json()).toEqual({ client: ['imports:read'], person: 'alice' });
  });

  it('goes on without wrong credentials where it asks for none', async () => {
    expect((await get('open', { 'x-api-key': 'x', authorization: 'Bearer x' })).json()).toEqual({});
  });

  it('lets clients read the catalogue, and others where that is open', async () => {
    expect(await status('catalogue', asClient('catalogue:read'))).toBe(200);
    expect(await status('catalogue')).toBe(openCatalogue ? 200 : 401);
    expect(await status('catalogue', asPerson('alice'))).toBe(openCatalogue ? 200 : 401);
    expect(await status('catalogue', asClient('imports:read'))).toBe(openCatalogue ? 200 : 403);
  });

  it('refuses credentials that are wrong, also where none are needed', async () => {
    expect(await status('catalogue', { 'x-api-key': 'x' })).toBe(401);
    expect(await status('catalogue', { authorization: 'Bearer x' })).toBe(401);
    expect(await status('catalogue', { authorization: 'Basic YTpi' })).toBe(401);
    expect(await status('personal', { ...asPerson('alice'), 'x-api-key': 'x' })).toBe(401);
  });

  it('asks for a key with the scope; one that may write may read', async () => {
    expect(await status('scoped', asClient('imports:read'))).toBe(200);
    expect(await status('scoped', asClient('imports:write'))).toBe(200);
    expect(await status('scoped', asClient('catalogue:read', 'index:write', 'clients:admin'))).toBe(403);
    const refused = await get('scoped', asPerson('alice'));
    expect(refused.statusCode).toBe(401);
    expect(refused.headers['www-authenticate']).toBe('ApiKey realm="ogrom"');
    expect(refused.json()).toMatchObject({
      code: 'unauthorized',
      detail: expect.stringContaining('imports:read'),
    });
  });

  it('asks for a person, whatever client calls', async () => {
    const alone = await get('personal', asPerson('alice'));
    expect(alone.json()).toEqual({ person: { sub: 'alice', name: 'alice' } });
    expect((await get('personal', { ...asPerson('bob'), ...asClient() })).json()).toMatchObject({
      client: [],
    });
    const refused = await get('personal', asClient('clients:admin'));
    expect(refused.statusCode).toBe(401);
    expect(refused.headers['www-authenticate']).toBe('Bearer realm="ogrom"');
  });

  it('asks HEAD the same as GET', async () => {
    expect((await app.inject({ method: 'HEAD', url: '/v1/scoped' })).statusCode).toBe(401);
  });

  it('listens no longer to an address that guesses; who has the right ones goes on', async () => {
    const from = { 'x-forwarded-for': '203.0.113.7' };
    const guess = (n: number) => status('scoped', { ...from, 'x-api-key': `guess-${n}` });
    const guesses = [];
    for (let n = 0; n < 40; n++) guesses.push(await guess(n));
    expect(new Set(guesses.slice(0, 31))).toEqual(new Set([401]));
    expect(new Set(guesses.slice(31))).toEqual(new Set([429]));
    expect(await status('scoped', { ...from, ...asClient('imports:read') })).toBe(200);
    expect(await status('scoped', { 'x-forwarded-for': '203.0.113.8', 'x-api-key': 'guess' })).toBe(401);
    expect(await status('open', { ...from, 'x-api-key': 'guess' })).toBe(200);
  });

  it('keeps what only some may read out of shared caches', async () => {
    const { headers } = await get('catalogue', asClient('catalogue:read'));
    const kept = { control: headers['cache-control'], vary: String(headers['vary']).includes('x-api-key') };
    expect(kept).toEqual(
      openCatalogue
        ? { control: 'public, max-age=60', vary: false }
        : { control: 'private, max-age=60', vary: true },
    );
  });

  it('says so in OpenAPI', async () => {
    const { paths, components } = (await app.inject({ url: '/openapi.json' })).json();
    const security = (path: string) => paths[`/v1/${path}`].get.security;
    expect(security('open')).toEqual([]);
    expect(security('catalogue')).toEqual([...(openCatalogue ? [{}] : []), { apiKey: ['catalogue:read'] }]);
    expect(security('scoped')).toEqual([{ apiKey: ['imports:read'] }]);
    expect(security('personal')).toEqual([{ person: [] }, { person: [], apiKey: [] }]);
    expect(Object.keys(components.securitySchemes)).toEqual(['apiKey', 'person']);
    expect(Object.keys(paths['/v1/scoped'].get.responses)).toEqual(
      expect.arrayContaining(['401', '403', '429']),
    );
  });
});

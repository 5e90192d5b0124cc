import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { built } from '../../scripts/build.mjs';
import { newApiKey } from '../../src/http/access/api-key.js';
import { aKey, type KeyOfClient } from '../support/a-key.js';
import { eventually } from '../support/eventually.js';
import { createDatabase, type OwnDatabase } from '../support/own-database.js';
import { createIndexPrefix, type OwnIndices } from '../support/own-indices.js';
import { aProxy, type Proxy } from '../support/proxy.js';
import { aService, type Service } from '../support/service.js';
import { describeWith } from '../support/services.js';

const within = 10_000;

describeWith('mysql', 'keys of clients', (mysqlUrl) => {
  describeWith('elasticsearch', 'on two instances', (elasticsearchUrl) => {
    let database: OwnDatabase;
    let indices: OwnIndices;
    let way: Proxy;
    let admin: KeyOfClient;
    let one: Service;
    let other: Service;
    beforeAll(async () => {
      [database, indices] = [await createDatabase(mysqlUrl), createIndexPrefix(elasticsearchUrl)];
      admin = await aKey(database.url, 'clients:admin');
      way = await aProxy(database.url);
      const env = { ELASTICSEARCH_URL: elasticsearchUrl, ELASTICSEARCH_PREFIX: indices.prefix };
      one = await aService({ ...env, DATABASE_URL: database.url });
      other = await aService({ ...env, DATABASE_URL: way.url });
    }, 120_000);
    afterAll(async () => {
      await Promise.all([one.end('SIGKILL'), other.end('SIGKILL')]);
      await way.close();
      await Promise.all([database.drop(), indices.drop()]);
    });

    const ask = (path: string, { method = 'GET', key = admin.key, body = undefined as unknown } = {}) =>
      fetch(one.base + path, {
        method,
        headers: { 'x-api-key': key, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    const made = async () => {
      const answer = await ask('/v1/clients', {
        method: 'POST',
        body: { name: 'Shop', scopes: ['imports:read'] },
      });
      expect(answer.status).toBe(201);
      return (await answer.json()) as { id: string; key: string; keys: { id: string }[] };
    };
    const status = async (service: Service, key: string) =>
      (await service.get('/v1/imports', { 'x-api-key': key })).status;
    const both = (key: string) => Promise.all([status(one, key), status(other, key)]);
    /** Both use the key all the time, as clients do, until both refuse it; how many milliseconds that took. */
    const refusedAfter = async (key: string) => {
      const began = Date.now();
      await eventually(async () => ((await both(key)).every((each) => each === 401) ? true : undefined));
      return Date.now() - began;
    };

    it('are right at once wherever they come', async () => {
      expect(await both((await made()).key)).toEqual([200, 200]);
    });

    it('are refused everywhere within 10 s when revoked over REST', async () => {
      const { id, key } = await made();
      expect(await both(key)).toEqual([200, 200]);
      expect((await ask(`/v1/clients/${id}`, { method: 'DELETE' })).status).toBe(200);
      expect(await refusedAfter(key)).toBeLessThan(within);
    }, 30_000);

    it('are two while they rotate; the old one ends alone', async () => {
      const { id, key, keys } = await made();
      const rotated = await ask(`/v1/clients/${id}/keys`, { method: 'POST', body: {} });
      const { key: next } = (await rotated.json()) as { key: string };
      expect([await both(key), await both(next)]).toEqual([
        [200, 200],
        [200, 200],
      ]);
      await ask(`/v1/clients/${id}/keys/${keys[0]!.id}`, { method: 'DELETE' });
      expect(await refusedAfter(key)).toBeLessThan(within);
      expect(await both(next)).toEqual([200, 200]);
    }, 30_000);

    it('are made, listed, rotated and revoked on the command line as well', async () => {
      const env = { ...process.env, DATABASE_URL: database.url, ELASTICSEARCH_URL: elasticsearchUrl };
      const ogrom = async (...args: string[]) => {
        const run = promisify(execFile)(process.execPath, [built('src/cli/main.js'), 'clients', ...args], {
          env,
        });
        return run.then(
          ({ stdout }) => ({ code: 0, stdout }),
          ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
        );
      };
      const json = async (...args: string[]) => JSON.parse((await ogrom(...args, '--json')).stdout);
      const { id, key, keys } = await json(
        'create',
        '--name',
        'Feeds',
        '--scope',
        'imports:write',
        'index:read',
      );
      expect(await both(key)).toEqual([200, 200]);
      const table = (await ogrom('list')).stdout;
      expect(table).toMatch(
        new RegExp(`^${id} +Feeds +${keys[0].id} +live +\\S+ +imports:write index:read$`, 'm'),
      );
      expect(table).not.toContain(key.slice(28));
      const rotated = await json('rotate', id, '--overlap-hours', '0');
      expect(rotated.keys.map(({ state }: { state: string }) => state)).toEqual(['live', 'expired']);
      await json('revoke', id);
      expect(await refusedAfter(rotated.key)).toBeLessThan(within);
      expect((await ogrom('revoke', 'nobody')).code).toBe(1);
      expect((await ogrom('rotate', id)).code).toBe(1);
      expect((await ogrom('create', '--name', 'x', '--scope', 'everything')).code).toBe(2);
      expect((await ogrom('create', '--name', 'x')).code).toBe(2);
    }, 90_000);

    it('go on where they are known while the database is away; what cannot be told is 503', async () => {
      const answer = await ask('/v1/clients', {
        method: 'POST',
        body: { name: 'Shop', scopes: ['catalogue:read'] },
      });
      const { key } = (await answer.json()) as { key: string };
      const search = (from: string) => other.get('/v1/search?limit=1', { 'x-api-key': from });
      expect((await search(key)).status).toBe(200);
      await way.down();
      await eventually(async () => ((await other.get('/v1/brands')).status === 503 ? true : undefined));
      for (const until = Date.now() + 12_000; Date.now() < until;)
        expect((await search(key)).status).toBe(200);
      const unknown = await search(newApiKey().text);
      expect([unknown.status, unknown.headers.get('retry-after')]).toEqual([
        503,
        expect.stringMatching(/^\d+$/),
      ]);
      await way.up();
      await eventually(async () => ((await search(newApiKey().text)).status === 401 ? true : undefined));
    }, 90_000);
  });
});

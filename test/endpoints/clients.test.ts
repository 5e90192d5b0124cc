import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sqlAdapter } from '../../src/adapters/sql/sql.module.js';
import { clientsEndpoint } from '../../src/endpoints/clients/clients.module.js';
import { mount } from '../../src/http/mount.js';
import { anApp } from '../support/app.js';
import { asClient, asPerson } from '../support/callers.js';

describe('clients', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await anApp(
      mount('v1/clients', clientsEndpoint, { from: [sqlAdapter({ url: 'sqlite::memory:' })] }),
    );
  });
  afterAll(() => app.close());

  const admin = asClient('clients:admin');
  const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) =>
    app.inject({ method, url: `/v1/clients${path}`, headers: admin, ...(body && { payload: body }) });
  const made = async (name = 'Shop') =>
    (await ask('POST', '', { name, scopes: ['catalogue:read'], keyDays: 30 })).json();

  it('are made with a key that is shown this once', async () => {
    const answer = await ask('POST', '', { name: 'Web', scopes: ['catalogue:read', 'imports:write'] });
    const { id, key, ...client } = answer.json();
    expect([answer.statusCode, answer.headers.location]).toEqual([201, `/v1/clients/${id}`]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(key).toMatch(/^ogrom_live_/);
    expect(client).toMatchObject({ name: 'Web', keyDays: 365, keys: [{ state: 'live' }] });
    const again = await ask('GET', `/${id}`);
    expect(again.json()).toEqual({ id, ...client });
    expect(again.body).not.toContain(key.slice(28));
  });

  it('are listed page by page', async () => {
    await Promise.all([made(), made()]);
    const first = (await ask('GET', '?limit=1')).json();
    const second = (await app.inject({ url: first.page.next, headers: admin })).json();
    expect(first.items).toHaveLength(1);
    expect(second.items[0].id > first.items[0].id).toBe(true);
    expect((await ask('GET', '?cursor=x')).json().code).toBe('bad_cursor');
  });

  it('get another key, beside the one before', async () => {
    const { id, key } = await made();
    const rotated = await ask('POST', `/${id}/keys`, { overlapHours: 1 });
    expect(rotated.statusCode).toBe(201);
    expect(rotated.json().key).not.toBe(key);
    expect(rotated.json().keys).toMatchObject([{ state: 'live' }, { state: 'live' }]);
  });

  it('lose one key, or all of them for good', async () => {
    const { id, keys } = await made();
    await ask('POST', `/${id}/keys`, {});
    const one = (await ask('DELETE', `/${id}/keys/${keys[0].id}`)).json();
    expect(one.keys.map(({ state }: { state: string }) => state)).toEqual(['live', 'revoked']);
    const all = (await ask('DELETE', `/${id}`)).json();
    expect(all).toMatchObject({
      revokedAt: expect.any(String),
      keys: [{ state: 'revoked' }, { state: 'revoked' }],
    });
    expect((await ask('POST', `/${id}/keys`, {})).json()).toMatchObject({ status: 409, code: 'conflict' });
  });

  it('that nobody knows are 404', async () => {
    const { id } = await made();
    const all = await Promise.all([
      ask('GET', '/nobody'),
      ask('POST', '/nobody/keys', {}),
      ask('DELETE', '/nobody'),
      ask('DELETE', `/${id}/keys/nothing`),
    ]);
    expect(all.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
  });

  it('with mistakes are refused with all of them', async () => {
    const answer = await ask('POST', '', { name: ' ', scopes: ['everything'], keyDays: 0, admin: true });
    expect(answer.statusCode).toBe(400);
    expect(
      answer
        .json()
        .errors.map(({ path }: { path: string }) => path)
        .sort(),
    ).toEqual([...['body.admin', 'body.keyDays', 'body.name', 'body.scopes.0']]);
    const empty = await ask('POST', '');
    expect([empty.statusCode, empty.json().errors[0].path]).toEqual([400, 'body']);
  });

  it('are an administrator’s alone', async () => {
    const { id } = await made();
    const others = asClient('catalogue:read', 'imports:write', 'index:write', 'reports:read');
    for (const [headers, status] of [
      [others, 403],
      [asPerson('alice'), 401],
    ] as const)
      expect((await app.inject({ url: `/v1/clients/${id}`, headers })).statusCode).toBe(status);
  });
});

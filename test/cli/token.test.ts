import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { built } from '../../scripts/build.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ogrom-token-'));
afterAll(() => rmSync(folder, { recursive: true }));

function ogrom(args: readonly string[], env: Record<string, string> = {}) {
  const own = { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${folder}/catalogue.sqlite` };
  return spawnSync(process.execPath, [built('src/cli/main.js'), 'token', ...args], {
    env: { ...own, ...env },
    encoding: 'utf8',
  });
}

it('prints a token of the person, and nothing else', () => {
  const { status, stdout } = ogrom(['--sub', 'alice', '--name', 'Alice', '--minutes', '5']);
  const claims = decodeJwt(stdout.trim());
  expect(status).toBe(0);
  expect(claims).toMatchObject({ sub: 'alice', name: 'Alice', iss: 'urn:ogrom:development', aud: 'ogrom' });
  expect(claims.exp! - claims.iat!).toBe(300);
});

it('refuses in production, and where an identity provider says who people are', () => {
  const production = {
    NODE_ENV: 'production',
    DATABASE_URL: 'mysql://db/ogrom',
    ELASTICSEARCH_URL: 'http://es',
  };
  const refused = ogrom(['--sub', 'alice'], production);
  expect([refused.status, refused.stdout, refused.stderr]).toEqual([
    78,
    '',
    expect.stringContaining('NODE_ENV'),
  ]);
  const real = { OIDC_ISSUER: 'https://login.example', OIDC_AUDIENCE: 'ogrom' };
  expect(ogrom(['--sub', 'alice'], real).status).toBe(78);
});

it('says how it is used', () => {
  expect(ogrom([]).status).toBe(2);
  expect(ogrom(['--sub', 'alice', '--minutes', '-1']).status).toBe(2);
});

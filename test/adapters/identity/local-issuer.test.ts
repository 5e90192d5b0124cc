import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { development, LocalIssuer } from '../../../src/adapters/identity/local-issuer.js';
import { TokenPeople } from '../../../src/adapters/identity/token-people.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ogrom-issuer-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => LocalIssuer.open({ folder, production: false });

it('makes tokens that a service over the same folder believes', async () => {
  const [issuer, { keys }] = [await open(), await open()];
  const token = await issuer.token('alice', { name: 'Alice' });
  expect(await new TokenPeople({ ...development, keys }).check(token)).toEqual({
    sub: 'alice',
    name: 'Alice',
  });
});

it('has one key, whoever comes first, and lets nobody else read it', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, open));
  const token = await all[0]!.token('alice');
  for (const { keys } of all)
    expect(await new TokenPeople({ ...development, keys }).check(token)).toMatchObject({ sub: 'alice' });
  expect(statSync(join(folder, 'development-issuer.json')).mode & 0o077).toBe(0);
});

it('does not exist in production, and leaves no key there', async () => {
  await expect(LocalIssuer.open({ folder, production: true })).rejects.toThrow(
    'does not exist in production',
  );
  expect(readdirSync(folder)).toEqual([]);
});
